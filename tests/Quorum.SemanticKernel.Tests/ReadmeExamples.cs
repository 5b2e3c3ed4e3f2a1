using System.ClientModel;
using System.Text;
using KernelPipeline.Plugins;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using OpenAI;
using Quorum.LlamaCpp;
using FunctionResultContent = Microsoft.Extensions.AI.FunctionResultContent;

namespace Quorum.SemanticKernel.Tests;

/// <summary>The code of the README, letter for letter between the region marks, so that it compiles and runs.</summary>
internal sealed class ReadmeExamples
{
    private readonly OutputConsole Console = new();

    public string Output => Console.Text.ToString();

    public async Task ChatServiceAsync()
    {
        #region chat service
        var builder = Kernel.CreateBuilder();
        builder.AddLlamaChatCompletion(TinyModel.GetPath());
        builder.AddConsensusChatCompletion(samples: 16);
        Kernel kernel = builder.Build();

        Console.WriteLine(await kernel.InvokePromptAsync("What is 37 * 24 - 5?"));
        #endregion

        ((IDisposable)kernel.Services).Dispose();
    }

    public async Task ChatClientAsync()
    {
        #region chat client
        using IChatClient client = new LlamaChatClient(TinyModel.GetPath());

        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("What is 37 * 24 - 5?"))
        {
            foreach (TextReasoningContent reasoning in update.Contents.OfType<TextReasoningContent>())
                Console.Write(reasoning.Text);
            Console.Write(update.Text);
        }
        #endregion
    }

    public async Task StructuredOutputAsync()
    {
        #region structured output
        using IChatClient client = new LlamaChatClient(TinyModel.GetPath());
        var options = new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.Low } };

        ChatResponse<long> response = await client.GetResponseAsync<long>("What is 37 * 24 - 5?", options);
        Console.WriteLine(response.Result);
        #endregion
    }

    public async Task ToolsAsync()
    {
        #region tools
        using IChatClient client = new LlamaChatClient(TinyModel.GetPath()).AsBuilder().UseFunctionInvocation().Build();
        AIFunction temperature = AIFunctionFactory.Create((bool celsius) => celsius ? "9 °C" : "48 °F", "temperature");
        var options = new ChatOptions
        {
            Tools = [temperature],
            ToolMode = ChatToolMode.RequireAny,
            AllowMultipleToolCalls = false,
            RawRepresentationFactory = _ => new LlamaChatOptions { MaxReasoningTokens = 50 },
        };

        ChatResponse response = await client.GetResponseAsync("How warm is it?", options);
        foreach (FunctionResultContent result in response.Messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>())
            Console.WriteLine(result.Result);
        #endregion
    }

    public async Task ConsensusAsync()
    {
        #region consensus
        using IChatClient client = new LlamaChatClient(TinyModel.GetPath()).AsBuilder().UseConsensus(samples: 16).Build();

        ChatResponse response = await client.GetResponseAsync("What is 37 * 24 - 5?");
        ConsensusResult consensus = response.GetConsensusResult()!;
        Console.WriteLine($"{consensus.Decision?.Answer} with {consensus.Decision?.Votes} votes; probability {consensus.Probability:P1}");
        foreach (AnswerGroup group in consensus.Groups)
            Console.WriteLine($"{group.Answer}: samples {string.Join(", ", group.Members)}");
        #endregion
    }

    public async Task FunctionAsync()
    {
        #region function
        var builder = Kernel.CreateBuilder();
        builder.AddLlamaChatCompletion(TinyModel.GetPath());
        Kernel kernel = builder.Build();
        KernelFunction solve = kernel.CreateFunctionFromPrompt("What is {{$problem}}?");

        ConsensusResult<string> result = await kernel.InvokeConsensusAsync(solve, new() { ["problem"] = "37 * 24 - 5" });
        Console.WriteLine($"{result.Value} ({result.Consensus.Decision?.Votes} votes)");
        #endregion

        ((IDisposable)kernel.Services).Dispose();
    }

    public async Task RemoteAsync()
    {
        #region remote
        var options = new OpenAIClientOptions { Endpoint = new Uri(Environment.GetEnvironmentVariable("OPENAI_BASE_URL")!) };
        IChatClient server = new OpenAIClient(new ApiKeyCredential("none"), options).GetChatClient("deepseek-r1").AsIChatClient();
        using IChatClient client = server.AsBuilder().UseConsensus(samples: 16).UseRetries().UseConcurrencyLimit(8).UseReasoningContent().Build();

        ChatResponse response = await client.GetResponseAsync("What is 37 * 24 - 5?");
        Console.WriteLine(response.GetConsensusResult()!.Decision?.Answer);
        #endregion
    }

    public async Task SolverAsync()
    {
        #region solver
        using var client = new LlamaChatClient(TinyModel.GetPath());
        var solver = new ConsensusSolver(client, new ConsensusOptions { SampleCount = 64, StoppingRule = StoppingRules.AnytimeValid(alpha: 0.05) });

        await foreach (ConsensusUpdate update in solver.StreamAsync("What is 37 * 24 - 5?"))
        {
            if (update is SampleFinishedUpdate { Chain: var chain })
                Console.WriteLine($"sample {chain.Index}: {chain.Answer}");
            else if (update is CompletedUpdate { Result: var result })
                Console.WriteLine($"{result.Decision?.Answer} after {result.Chains.Count} samples. {result.Stop?.Explanation}");
        }
        #endregion
    }

    public async Task VerificationAsync()
    {
        #region verification
        using var client = new LlamaChatClient(TinyModel.GetPath());
        var options = new ConsensusOptions
        {
            SampleCount = 64,
            Verifiers = { StepVerifiers.Arithmetic, StepVerifiers.Conclusion },
            StoppingRule = StoppingRules.AnytimeValid(alpha: 0.05),
            CertifyAt = 0.05,
            Dispatch = SampleDispatch.AsNeeded,
        };

        ConsensusResult result = await new ConsensusSolver(client, options).SolveAsync("What is 37 * 24 - 5?");
        Console.WriteLine(result.Decision is { } decision
            ? $"{decision.Answer}, certified at {result.Certainty?.CertifiedAt}"
            : $"{result.Abstention}");
        foreach (Chain chain in result.Chains)
        {
            if (chain.Verification?.FirstError is { } error)
                Console.WriteLine($"sample {chain.Index}: '{error.Step.Text}' claims {error.Claimed}, true is {error.Actual}");
        }

        using StreamWriter page = File.CreateText("report.html");
        ConsensusReport.WriteHtml(result, page);
        #endregion
    }

    public async Task PlansAsync()
    {
        #region plans
        var builder = Kernel.CreateBuilder();
        builder.AddLlamaChatCompletion(TinyModel.GetPath());
        builder.Plugins.AddFromType<Calculator>("math");
        builder.Plugins.AddFromType<Dates>("dates");
        builder.Plugins.AddFromType<OrderBook>("orders");
        Kernel kernel = builder.Build();
        var planner = new ConsensusPlanner(kernel);
        planner.Options.Approve = (call, _) => ValueTask.FromResult(call.Function != "orders-cancel");

        PlanConsensus agreed = await planner.PlanAsync("What does $name's last order cost?", new() { ["name"] = "Anna" });
        foreach (PlanCandidate candidate in agreed.Candidates)
            Console.WriteLine($"{candidate.Members.Count} votes: {candidate.Plan}");
        if (agreed.Plan is { } plan)
        {
            string saved = plan.ToJson();
            PlanRun run = await planner.RunAsync(Plan.FromJson(saved), new() { ["name"] = "Ben" });
            Console.WriteLine(run.Result);
        }
        #endregion
    }

    /// <summary>Stands in for the console, so that the examples can be run side by side.</summary>
    private sealed class OutputConsole
    {
        public StringBuilder Text { get; } = new();

        public void Write(object? value) => Text.Append(value);

        public void WriteLine(object? value) => Text.Append(value).Append('\n');
    }
}
