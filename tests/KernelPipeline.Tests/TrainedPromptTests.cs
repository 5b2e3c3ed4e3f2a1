using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using KernelPipeline.Plugins;
using Quorum;
using Quorum.SemanticKernel;
using TinyModelTrainer.Problems;
using TinyModelTrainer.Problems.Plans;
using TextContent = Microsoft.Extensions.AI.TextContent;

namespace KernelPipeline.Tests;

/// <summary>The embedded model is trained on the prompts that the planner writes for the sample, and on plans that it runs.</summary>
public class TrainedPromptTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ChainLength.Drill)]
    [InlineData(ChainLength.Full)]
    public async Task The_planner_writes_the_prompt_of_training(ChainLength length)
    {
        var generator = new ProblemGenerator(new Random(8));
        for (var i = 0; i < 40; i++)
        {
            var problem = generator.NextForTraining(new PlanFamily(), length);

            using var model = new OneReply(problem.Reply);
            var agreed = await Planner(model).PlanAsync(problem.Question, Inputs(problem.Plan!.Inputs), Token);

            // The kernel's order of functions is one of those that are trained on.
            var offered = InOrderOf(model.Messages![0].Text);
            Assert.Equal(PlanFunctions.All.Length, offered.Length);
            Assert.Equal(new PlanPrompt([.. offered], problem.Plan.Inputs).Text, model.Messages[0].Text);
            Assert.Equal(problem.Question, model.Messages[1].Text);
            Assert.NotNull(agreed.Plan);
            Assert.Empty(agreed.Rejected);
        }
    }

    [Fact]
    public async Task Trainer_and_planner_tell_plans_apart_alike()
    {
        var generator = new ProblemGenerator(new Random(9));
        var problems = Enumerable.Range(0, 60).Select(_ => generator.NextForTraining(new PlanFamily(), ChainLength.Full)).Where(problem => problem.Plan!.Inputs.IsEmpty).ToArray();
        for (var i = 1; i < problems.Length; i++)
        {
            using var model = new OneReply(problems[i - 1].Reply, problems[i].Reply, problems[i].Reply);
            var agreed = await Planner(model).PlanAsync("The goal", cancellationToken: Token);
            Assert.Equal(problems[i - 1].Answer == problems[i].Answer ? 1 : 2, agreed.Candidates.Count);
            Assert.Equal(problems[i].Answer, PlanReply.Understand(problems[i].Reply));
        }
    }

    private static ConsensusPlanner Planner(OneReply model)
    {
        var planner = new ConsensusPlanner(HeldOutGoal.CreateKernel(new OrderBook()), client: model);
        planner.Options.Consensus.SampleCount = model.Count;
        planner.Options.Consensus.MaxConcurrency = 1;
        planner.Options.Consensus.StoppingRule = StoppingRules.FixedCount;
        return planner;
    }

    private static PlanFunction[] InOrderOf(string prompt) => [.. PlanFunctions.All.OrderBy(function => prompt.IndexOf($"\n{function}\n", StringComparison.Ordinal)).Where(function => prompt.Contains($"\n{function}\n", StringComparison.Ordinal))];

    private static KernelArguments Inputs(IEnumerable<PlanInput> inputs)
    {
        var arguments = new KernelArguments();
        foreach (var input in inputs)
            arguments[input.Name] = input.Type switch { "string" => "Anna", "date" => new DateOnly(2026, 3, 14), "integer" => 3, _ => 2.5m };
        return arguments;
    }

    /// <summary>A model that says one thing after the other.</summary>
    private sealed class OneReply(params string[] replies) : IChatClient
    {
        private int _next;

        public int Count => replies.Length;

        public IReadOnlyList<ChatMessage>? Messages { get; private set; }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Messages = [.. messages];
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new TextContent(replies[_next++])])));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
