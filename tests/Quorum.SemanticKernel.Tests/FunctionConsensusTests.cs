using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Quorum.SemanticKernel.Tests;

/// <summary>A consensus over invocations of a whole kernel function.</summary>
public sealed class FunctionConsensusTests(TinyKernel tiny)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prompt_function_is_sampled_and_its_texts_agree_by_their_answers()
    {
        var function = tiny.Kernel.CreateFunctionFromPrompt("What is {{$problem}}?", TinyKernel.Settings(("seed", 1)));

        var result = await tiny.Kernel.InvokeConsensusAsync(function, new() { ["problem"] = "37 * 24 - 5" }, samples: 8, cancellationToken: Token);

        Assert.True(result.IsDecided);
        Assert.Equal(MathAnswer.Parse("883"), AnswerExtractor.Extract(result.Value)!.Answer);
        Assert.True(result.Consensus.Chains.Select(chain => chain.Seed).Distinct().Count() == result.Consensus.Chains.Count);
        Assert.True(result.Values.Values.Distinct().Count() >= result.Consensus.Groups.Count);
        Assert.True(result.Consensus.TokensSpent.OutputTokenCount > 0);
    }

    [Fact]
    public async Task Values_of_any_type_agree_by_their_equality()
    {
        var draws = new Queue<Point>([new(1, 2), new(3, 4), new(1, 2), new(1, 2), new(5, 6)]);
        var function = KernelFunctionFactory.CreateFromMethod(() => Next(draws), "locate");
        var options = new FunctionConsensusOptions<Point>();
        options.Consensus.SampleCount = 5;
        options.Consensus.StoppingRule = StoppingRules.FixedCount;
        options.Consensus.MaxConcurrency = 1;

        var result = await new Kernel().InvokeConsensusAsync(function, options: options, cancellationToken: Token);

        Assert.Equal(new Point(1, 2), result.Value);
        Assert.Equal([0, 2, 3], result.Consensus.Decision!.Members);
        Assert.Equal(3, result.Consensus.Groups.Count);
    }

    [Fact]
    public async Task Equivalence_and_reading_are_the_callers_to_choose()
    {
        var draws = new Queue<string>(["Rome!", "rome", "Paris", "ROME", "?"]);
        var function = KernelFunctionFactory.CreateFromMethod(() => Next(draws), "capital");
        var options = new FunctionConsensusOptions<string>
        {
            Equivalence = StringComparer.OrdinalIgnoreCase,
            Read = result => result.GetValue<string>()!.TrimEnd('!') is "?" ? null : result.GetValue<string>()!.TrimEnd('!'),
        };
        options.Consensus.SampleCount = 5;
        options.Consensus.StoppingRule = StoppingRules.FixedCount;
        options.Consensus.MaxConcurrency = 1;

        var result = await new Kernel().InvokeConsensusAsync(function, options: options, cancellationToken: Token);

        Assert.Equal("Rome", result.Value);
        Assert.Equal(3, result.Consensus.Decision!.Votes);
        Assert.Equal(ChainOutcome.NoAnswer, result.Consensus.Chains[4].Outcome);
    }

    [Fact]
    public async Task Function_that_fails_now_and_then_loses_only_those_votes()
    {
        var draws = new Queue<int>([7, 0, 7]);
        var function = KernelFunctionFactory.CreateFromMethod(() => 7 / Next(draws), "divide");
        var options = new FunctionConsensusOptions<int>();
        options.Consensus.SampleCount = 3;
        options.Consensus.StoppingRule = StoppingRules.FixedCount;
        options.Consensus.MaxConcurrency = 1;

        var result = await new Kernel().InvokeConsensusAsync(function, options: options, cancellationToken: Token);

        Assert.Equal((1, 2), (result.Value, result.Consensus.Decision!.Votes));
        Assert.IsType<DivideByZeroException>(result.Consensus.Chains[1].Exception);
    }

    [Fact]
    public async Task Function_that_always_fails_fails()
    {
        var function = KernelFunctionFactory.CreateFromMethod(int () => throw new InvalidOperationException("No luck."), "fail");

        var exception = await Assert.ThrowsAsync<ConsensusException>(
            () => new Kernel().InvokeConsensusAsync<int>(function, cancellationToken: Token));

        Assert.Contains("No luck.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_is_passed_on_and_thrown()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var function = KernelFunctionFactory.CreateFromMethod(
            async (CancellationToken cut) =>
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, cut);
                return 1;
            },
            "wait");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Kernel().InvokeConsensusAsync<int>(function, cancellationToken: cancellation.Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_sample_has_its_seed_in_settings_of_any_kind(bool isConnectors)
    {
        var seeds = new List<long?>();
        using var model = new ScriptedChatClient((_, options) =>
        {
            seeds.Add(options!.Seed);
            Assert.Equal(0.5f, options.Temperature);
            return [new Microsoft.Extensions.AI.TextContent(@"\boxed{1}")];
        })
        {
            Metadata = new ChatClientMetadata("scripted"),
        };
        using var kernel = new OwnKernel(builder => builder.Services.AddSingleton<IChatClient>(model));
        PromptExecutionSettings settings = isConnectors
            ? new OpenAIPromptExecutionSettings { Temperature = 0.5, Seed = 3 }
            : new PromptExecutionSettings { ExtensionData = new Dictionary<string, object> { ["temperature"] = 0.5 } };
        settings.Freeze();
        var options = new FunctionConsensusOptions<string>();
        options.Consensus.SampleCount = 4;
        options.Consensus.StoppingRule = StoppingRules.FixedCount;
        options.Consensus.MaxConcurrency = 1;

        var result = await kernel.Value.InvokeConsensusAsync(
            kernel.Value.CreateFunctionFromPrompt("One?"), new KernelArguments(settings), options, Token);

        Assert.Equal(result.Consensus.Chains.Select(chain => (long?)chain.Seed), seeds);
    }

    private static T Next<T>(Queue<T> draws)
    {
        lock (draws)
            return draws.Dequeue();
    }

    private readonly record struct Point(int X, int Y);
}
