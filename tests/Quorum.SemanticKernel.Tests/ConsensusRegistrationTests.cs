using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using AIFunctionCall = Microsoft.Extensions.AI.FunctionCallContent;
using AIFunctionResult = Microsoft.Extensions.AI.FunctionResultContent;
using AIText = Microsoft.Extensions.AI.TextContent;

namespace Quorum.SemanticKernel.Tests;

/// <summary>One line puts a consensus over whatever chat service a kernel has.</summary>
public sealed class ConsensusRegistrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Consensus_takes_the_place_of_the_local_model()
    {
        using var kernel = new OwnKernel(builder => builder
            .AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions)
            .AddConsensusChatCompletion(samples: 3));

        var reply = await kernel.Value.InvokePromptAsync(TinyKernel.Question, new(TinyKernel.Settings(("seed", 5))), cancellationToken: Token);

        var consensus = reply.GetValue<ChatResponse>()!.GetConsensusResult()!;
        Assert.Equal((3, 5), (consensus.SampleCount, consensus.SeedBase));
        Assert.All(consensus.Chains.Where(chain => chain.Outcome == ChainOutcome.Answered), chain => Assert.NotEmpty(chain.Reasoning));
        Assert.Single(kernel.Value.GetAllServices<IChatCompletionService>().Distinct());
    }

    [Fact]
    public async Task Settings_of_a_prompt_say_how_many_samples_it_is_worth()
    {
        using var kernel = new OwnKernel(builder => builder
            .AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions)
            .AddConsensusChatCompletion(samples: 3));

        var reply = await kernel.Value.InvokePromptAsync(TinyKernel.Question, new(TinyKernel.Settings(("quorum.samples", 2))), cancellationToken: Token);
        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => kernel.Value.InvokePromptAsync(TinyKernel.Question, new(TinyKernel.Settings(("quorum.samples", 0))), cancellationToken: Token));

        Assert.Equal(2, reply.GetValue<ChatResponse>()!.GetConsensusResult()!.SampleCount);
        Assert.Contains("quorum.samples", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_the_model_and_the_consensus_can_be_chosen_by_service_id()
    {
        using var kernel = new OwnKernel(builder => builder
            .AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions, "one")
            .AddConsensusChatCompletion(samples: 2, serviceId: "many", innerServiceId: "one"));

        Assert.Null(await AskAsync("one"));
        Assert.Equal(2, (await AskAsync("many"))!.SampleCount);

        async Task<ConsensusResult?> AskAsync(string serviceId)
        {
            var settings = TinyKernel.Settings(("max_tokens", 10));
            settings.ServiceId = serviceId;
            var reply = await kernel.Value.InvokePromptAsync(TinyKernel.Question, new(settings), cancellationToken: Token);
            return reply.GetValue<ChatResponse>()!.GetConsensusResult();
        }
    }

    [Fact]
    public async Task Any_chat_client_will_do_and_is_left_to_its_owner()
    {
        using var model = new ScriptedChatClient(new AIText(@"\boxed{7}"));
        using (var kernel = new OwnKernel(builder =>
        {
            builder.Services.AddSingleton<IChatClient>(model);
            builder.AddConsensusChatCompletion(All(3));
        }))
        {
            var reply = await kernel.Value.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(TinyKernel.Ask(), cancellationToken: Token);

            Assert.Equal(3, ((ChatResponse)reply.InnerContent!).GetConsensusResult()!.Decision!.Votes);
        }

        Assert.Equal(0, model.Disposals);
    }

    [Fact]
    public async Task Any_chat_completion_service_will_do_and_its_finish_reason_is_heeded()
    {
        using var kernel = new OwnKernel(builder =>
        {
            builder.Services.AddSingleton<IChatCompletionService>(new CutService());
            builder.AddConsensusChatCompletion(samples: 2);
        });

        var reply = await kernel.Value.InvokePromptAsync(TinyKernel.Question, cancellationToken: Token);

        var consensus = reply.GetValue<ChatResponse>()!.GetConsensusResult()!;
        Assert.All(consensus.Chains, chain => Assert.Equal(ChainOutcome.Truncated, chain.Outcome));
    }

    [Fact]
    public async Task Every_sample_calls_functions_by_itself_and_filters_see_it()
    {
        using var model = new ScriptedChatClient((messages, _) => messages[^1].Role == ChatRole.Tool
            ? [new AIText($@"\boxed{{{messages[^1].Contents.OfType<AIFunctionResult>().Single().Result}}}")]
            : [new AIFunctionCall("call-1", "shop_price", new Dictionary<string, object?> { ["item"] = "pen" })]);
        var filter = new CountingFilter();
        using var kernel = new OwnKernel(builder =>
        {
            builder.Services.AddSingleton<IChatClient>(model);
            builder.AddConsensusChatCompletion(All(3));
            builder.Services.AddSingleton<IAutoFunctionInvocationFilter>(filter);
            builder.Plugins.AddFromFunctions("shop", [KernelFunctionFactory.CreateFromMethod((string item) => item == "pen" ? 12 : 0, "price")]);
        });
        var settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };

        var reply = await kernel.Value.InvokePromptAsync("What does a pen cost?", new(settings), cancellationToken: Token);

        Assert.Equal(@"\boxed{12}", reply.ToString());
        Assert.Equal(3, reply.GetValue<ChatResponse>()!.GetConsensusResult()!.Decision!.Votes);
        Assert.Equal(3, filter.Calls);
    }

    [Fact]
    public void Service_that_is_missing_is_named()
    {
        var builder = Kernel.CreateBuilder();

        var unnamed = Assert.Throws<InvalidOperationException>(() => builder.AddConsensusChatCompletion());
        var named = Assert.Throws<InvalidOperationException>(() => builder.AddConsensusChatCompletion(serviceId: "math"));

        Assert.Contains("without a service id", unnamed.Message, StringComparison.Ordinal);
        Assert.Contains("\"math\"", named.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddConsensusChatCompletion(samples: 0));
        Assert.Throws<ArgumentNullException>("builder", () => ((IKernelBuilder)null!).AddConsensusChatCompletion());
        Assert.Throws<ArgumentNullException>("services", () => ((IServiceCollection)null!).AddConsensusChatCompletion());
    }

    private static Action<ConsensusOptions> All(int samples) => options =>
    {
        options.SampleCount = samples;
        options.StoppingRule = StoppingRules.FixedCount;
    };

    private sealed class CountingFilter : IAutoFunctionInvocationFilter
    {
        private int _calls;

        public int Calls => _calls;

        public Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
        {
            Interlocked.Increment(ref _calls);
            return next(context);
        }
    }

    /// <summary>A service that says in its metadata, as OpenAI's does, that its reply was cut.</summary>
    private sealed class CutService : IChatCompletionService
    {
        private readonly Dictionary<string, object?> _metadata = new() { ["FinishReason"] = "Length" };

        public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?>();

        public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
            ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<ChatMessageContent>>([new(AuthorRole.Assistant, "The answer is 12", metadata: _metadata)]);

        public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
            ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) =>
            new[] { new StreamingChatMessageContent(AuthorRole.Assistant, "The answer is 12", metadata: _metadata) }.ToAsyncEnumerable();
    }
}
