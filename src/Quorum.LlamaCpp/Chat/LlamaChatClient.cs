using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Quorum.LlamaCpp.Chat;

namespace Quorum.LlamaCpp;

/// <summary>
/// A local reasoning model (DeepSeek-R1 and its distilled models, Qwen 3, QwQ) as an <see cref="IChatClient"/>. The reasoning comes as
/// <see cref="TextReasoningContent"/>, before the answer as <see cref="TextContent"/>.
/// </summary>
/// <remarks>
/// <para>
/// All members are thread-safe. Concurrent requests are evaluated together, and what their prompts have in common is evaluated once, so many
/// samples of one prompt are cheap.
/// </para>
/// <para>
/// Defaults are those that the model's authors recommend: temperature 0.6, top-p 0.95, no limit of output tokens but the context.
/// <see cref="ReasoningEffort"/> is a budget of reasoning tokens: none, which closes the reasoning at once,
/// <see cref="LlamaChatOptions.LowEffortTokens"/>, <see cref="LlamaChatOptions.MediumEffortTokens"/>,
/// <see cref="LlamaChatOptions.HighEffortTokens"/>, or no limit; <see cref="LlamaChatOptions.MaxReasoningTokens"/> sets an exact one and
/// <see cref="LlamaChatOptions.MinReasoningTokens"/> the least. <see cref="ReasoningOutput.None"/> keeps the reasoning to the client (it still
/// counts as output). A JSON <see cref="ChatOptions.ResponseFormat"/> is described to the model (unless <see cref="LlamaChatOptions.DescribesResponseFormat"/> is
/// <see langword="false"/>) and enforced by a grammar, from the end of the
/// reasoning on, for which room is kept; a schema that a grammar cannot express is refused.
/// </para>
/// <para>
/// <see cref="ChatOptions.Tools"/> that are <see cref="AIFunctionDeclaration"/>s are described to the model unless
/// <see cref="ChatOptions.ToolMode"/> is none; its calls come as <see cref="FunctionCallContent"/>, whole, and
/// <see cref="ChatFinishReason.ToolCalls"/>. A required call is enforced by a grammar of the tools' parameters. The client calls nothing itself:
/// that is what <c>UseFunctionInvocation</c> and Semantic Kernel do. What the model writes like a call but is not valid stays text, followed by
/// an <see cref="ErrorContent"/> with the code <c>malformed_tool_call</c>. Where calls are limited to one
/// (<see cref="ChatOptions.AllowMultipleToolCalls"/>), further ones are left out.
/// </para>
/// <para>
/// Every token is one streamed update, whose <see cref="ChatResponseUpdate.RawRepresentation"/> is its <see cref="GeneratedToken"/>
/// with the log-probability; its contents are empty where the text is not certain yet. On request it also carries the confidence of the token
/// (<see cref="LlamaChatOptions.TokenConfidenceProperty"/>).
/// </para>
/// <para>
/// If the conversation ends with a message of the assistant, the model goes on writing that message, and only what is new is returned. Its
/// <see cref="TextReasoningContent"/> stands inside the reasoning, which stays open unless the message has <see cref="TextContent"/> as well, be
/// it empty. In a text that has <c>&lt;think&gt;</c> tags of its own, those are followed instead.
/// </para>
/// </remarks>
public sealed class LlamaChatClient : IChatClient, IAsyncDisposable
{
    private readonly LlamaEngine _engine;
    private readonly ChatFormat _format;
    private readonly ChatClientMetadata _metadata;
    private readonly bool _ownsEngine;

    /// <summary>Loads a model and makes a client of it. Disposing the client frees the model.</summary>
    /// <param name="modelPath">The GGUF file.</param>
    /// <param name="options">The size of the engine.</param>
    /// <param name="modelOptions">How the file is loaded.</param>
    /// <param name="format">How conversations are written; by default that is told by the file.</param>
    /// <param name="loggerFactory">Gets what the engine logs.</param>
    /// <exception cref="NotSupportedException">The chat format of the model is not known, or it lacks the tokens of the one that is given.</exception>
    /// <inheritdoc cref="LlamaModel.Load" path="/exception"/>
    public LlamaChatClient(
        string modelPath, LlamaEngineOptions? options = null, LlamaModelOptions? modelOptions = null, LlamaChatFormat? format = null, ILoggerFactory? loggerFactory = null)
        : this(LoadEngine(modelPath, options, modelOptions, loggerFactory), ownsEngine: true, format)
    {
    }

    /// <summary>Makes a client of an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="ownsEngine">Whether disposing the client disposes the engine.</param>
    /// <param name="format">How conversations are written; by default that is told by the file.</param>
    /// <exception cref="NotSupportedException">The chat format of the model is not known, or it lacks the tokens of the one that is given.</exception>
    public LlamaChatClient(LlamaEngine engine, bool ownsEngine = false, LlamaChatFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        try
        {
            _format = ChatFormat.Of(engine.Model, format);
        }
        catch when (ownsEngine)
        {
            engine.Dispose();
            throw;
        }

        _engine = engine;
        _ownsEngine = ownsEngine;
        _metadata = new ChatClientMetadata("llama.cpp", providerUri: null, engine.Model.Name);
    }

    /// <inheritdoc/>
    /// <exception cref="PromptTooLongException">The conversation does not fit into the context.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="NotSupportedException">The schema of the response format says what a grammar cannot, or that of a required tool.</exception>
    /// <exception cref="EngineBusyException">The engine has as many requests as it takes; its <see cref="EngineBusyException.RetryAfter"/> says when to try again.</exception>
    /// <exception cref="LlamaException">llama.cpp failed.</exception>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    /// <inheritdoc cref="GetResponseAsync" path="/exception"/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var own = ChatOptionsMapping.Resolve(options, this);
        var budget = ReasoningBudget.Of(own, options?.Reasoning?.Effort);
        var tools = ToolChoice.Of(options);
        var grammar = AnswerGrammar.Of(options?.ResponseFormat, tools, _format.ToolCalls);
        var instruction = own.DescribesResponseFormat == false ? null : AnswerGrammar.Instruction(options?.ResponseFormat);
        var prompt = _format.Render([.. messages], [options?.Instructions, instruction], budget.SkipsReasoning, tools);
        var request = ChatOptionsMapping.ToRequest(own, prompt.Tokens) with
        {
            Opening = prompt.EndsInReasoning ? budget.ToOpening(_engine.Model.Vocabulary, _format.CloseToken, needsAnswer: grammar is not null) : null,
            Grammar = grammar,
            TextTokens = tools.Offered.Count > 0 ? _format.ToolTags : [],
        };
        var showReasoning = options?.Reasoning?.Output != ReasoningOutput.None;
        return Stream(_engine.GenerateAsync(request, cancellationToken), CreateParser, showReasoning, cancellationToken);

        ReplyParser CreateParser() => new(
            new ReasoningSplitter(prompt.EndsInReasoning, prompt.EndsInside, keepsTags: grammar is not null),
            tools.Offered.Count > 0 ? new ToolCallReader(_format.ToolCalls, tools.AllowsSeveral) : null);
    }

    /// <inheritdoc/>
    /// <remarks>Knows <see cref="ChatClientMetadata"/>, <see cref="LlamaEngine"/>, <see cref="LlamaModel"/> and itself.</remarks>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType == typeof(LlamaEngine) ? _engine
            : serviceType == typeof(LlamaModel) ? _engine.Model
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Disposes the engine and its model if the client owns them. Responses under way end with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        if (_ownsEngine)
            _engine.Dispose();
    }

    /// <summary>Disposes the engine and its model if the client owns them, once the responses under way have come to their end.</summary>
    /// <returns>A task that completes when all is freed.</returns>
    public ValueTask DisposeAsync() => _ownsEngine ? _engine.DisposeAsync() : ValueTask.CompletedTask;

    private static LlamaEngine LoadEngine(string modelPath, LlamaEngineOptions? options, LlamaModelOptions? modelOptions, ILoggerFactory? loggerFactory)
    {
        var model = LlamaModel.Load(modelPath, modelOptions);
        try
        {
            return new LlamaEngine(model, options, ownsModel: true, loggerFactory);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> Stream(
        IAsyncEnumerable<GeneratedToken> tokens, Func<ReplyParser> createParser, bool showReasoning, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parser = createParser();
        var id = Guid.NewGuid().ToString("N");
        var createdAt = DateTimeOffset.UtcNow;
        var reasoningTokens = 0;
        await foreach (var token in tokens.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (parser.InReasoning)
                reasoningTokens++;

            var update = new ChatResponseUpdate
            {
                Role = ChatRole.Assistant,
                ResponseId = id,
                MessageId = id,
                ModelId = _engine.Model.Name,
                CreatedAt = createdAt,
                RawRepresentation = token,
            };
            AddConfidence(update, token);
            foreach (var content in parser.Add(token.Text, isLast: token.Summary is not null))
            {
                if (showReasoning || content is not TextReasoningContent)
                    update.Contents.Add(content);
            }

            if (token.Summary is { } summary)
            {
                update.FinishReason = summary.End == GenerationEnd.Length ? ChatFinishReason.Length
                    : parser.HasCalls ? ChatFinishReason.ToolCalls
                    : ChatFinishReason.Stop;
                update.Contents.Add(new UsageContent(ToUsage(summary, reasoningTokens)));
            }

            yield return update;
        }
    }

    // Infinity is no JSON, and caches write updates as such.
    private static void AddConfidence(ChatResponseUpdate update, GeneratedToken token)
    {
        if (token.Confidence is { } confidence && float.IsFinite(confidence))
            (update.AdditionalProperties ??= [])[LlamaChatOptions.TokenConfidenceProperty] = (double)confidence;
        if (token.SelfCertainty is { } certainty && float.IsFinite(certainty))
            (update.AdditionalProperties ??= [])[LlamaChatOptions.SelfCertaintyProperty] = (double)certainty;
    }

    private static UsageDetails ToUsage(GenerationSummary summary, int reasoningTokens) => new()
    {
        InputTokenCount = summary.PromptTokens,
        CachedInputTokenCount = summary.ReusedPromptTokens,
        OutputTokenCount = summary.DrawnTokens,
        ReasoningTokenCount = reasoningTokens,
        TotalTokenCount = summary.PromptTokens + summary.DrawnTokens,
    };
}
