using System.Globalization;
using KernelPipeline.Plugins;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Quorum;
using Quorum.Samples;
using Quorum.SemanticKernel;

namespace KernelPipeline;

/// <summary>A pipeline as many have it, a kernel with plugins and a chat service, and a planner over it.</summary>
internal static class Pipeline
{
    // The embedded model's plans are short; cut, it does not run on where it has lost the thread.
    private const int LongestReplyOfTinyModel = 400;

    private const double LeastProbability = 0.8;

    /// <summary>Builds the kernel with its plugins.</summary>
    /// <param name="orders">The database.</param>
    /// <param name="modelPath">The GGUF file; null for the embedded model.</param>
    public static Kernel CreateKernel(OrderBook orders, string? modelPath)
    {
        var builder = Kernel.CreateBuilder();
        builder.AddLlamaChatCompletion(modelPath ?? TinyModel.GetPath());
        AddPlugins(builder.Plugins, orders);
        return builder.Build();
    }

    /// <summary>Adds the plugins alone.</summary>
    public static void AddPlugins(IKernelBuilderPlugins plugins, OrderBook orders)
    {
        plugins.AddFromType<Calculator>("math");
        plugins.AddFromType<Dates>("dates");
        plugins.AddFromObject(orders, "orders");
    }

    /// <summary>Makes the planner.</summary>
    public static ConsensusPlanner CreatePlanner(Kernel kernel, AgentOptions options, Func<PlannedCall, bool> approve, IProgress<ConsensusProgress>? progress = null)
    {
        var planner = new ConsensusPlanner(kernel);
        planner.Options.Approve = (call, _) => ValueTask.FromResult(approve(call));
        planner.Options.ChatOptions = new ChatOptions
        {
            Temperature = options.Temperature,
            TopP = options.TopP,
            Seed = options.Seed,
            MaxOutputTokens = options.MaxTokens ?? (options.ModelPath is null ? LongestReplyOfTinyModel : null),
        };
        planner.Options.Consensus.SampleCount = options.Samples;

        // What is run must be more than one plan of many.
        planner.Options.Consensus.MinimumProbability = LeastProbability;
        planner.Options.Consensus.Progress = progress;
        return planner;
    }

    /// <summary>Reads inputs: whole numbers, other numbers, dates such as 2026-03-14, and else texts.</summary>
    /// <exception cref="ArgumentException">One is not written as <c>NAME=VALUE</c>.</exception>
    public static KernelArguments ReadInputs(IEnumerable<string> inputs)
    {
        var arguments = new KernelArguments();
        foreach (var input in inputs)
        {
            var equals = input.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw new ArgumentException($"An input is written as NAME=VALUE, but there is '{input}'.");
            arguments[input[..equals]] = ReadValue(input[(equals + 1)..]);
        }

        return arguments;
    }

    private static object ReadValue(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : text;
}
