using System.Runtime.CompilerServices;
using LLama;
using LLama.Common;
using Microsoft.Extensions.AI;

namespace Quorum.LLamaSharp;

/// <summary>The model as it speaks: its reasoning stands in the text, between tags, the opening one added where the prompt has it.</summary>
internal sealed class TextChatClient : IChatClient
{
    private readonly LLamaWeights _weights;
    private readonly bool _ownsWeights;
    private readonly DeepSeekR1Prompt _format;
    private readonly GenerationLoop _loop;
    private readonly ChatClientMetadata _metadata;

    public TextChatClient(LLamaWeights weights, ModelParams parameters, bool ownsWeights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(parameters);
        _weights = weights;
        _ownsWeights = ownsWeights;
        _format = new DeepSeekR1Prompt(weights);
        _loop = new GenerationLoop(weights, parameters);
        var name = weights.Metadata.TryGetValue("general.name", out var known) && known.Length > 0 ? known : Path.GetFileNameWithoutExtension(parameters.ModelPath);
        _metadata = new ChatClientMetadata("llamasharp", providerUri: null, name);
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (options?.Tools is { Count: > 0 } && options.ToolMode is RequiredChatToolMode)
            throw new NotSupportedException("LLamaSharpChatClient cannot make the model call a tool. Use LlamaChatClient of Quorum.LlamaCpp, or ChatToolMode.Auto.");
        if (options?.ResponseFormat is ChatResponseFormatJson)
            throw new NotSupportedException("LLamaSharpChatClient cannot bind the answer to JSON. Use LlamaChatClient of Quorum.LlamaCpp.");

        var reasons = options?.Reasoning?.Effort != ReasoningEffort.None;
        var generation = new Generation(_weights, _format.Render([.. messages], options?.Instructions, reasons), GenerationSettings.Of(options));
        return StreamAsync(generation, reasons, cancellationToken);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType == typeof(LLamaWeights) ? _weights
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
        _loop.Dispose();
        if (_ownsWeights)
            _weights.Dispose();
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        Generation generation, bool reasons, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = Guid.NewGuid().ToString("N");
        var createdAt = DateTimeOffset.UtcNow;
        if (reasons)
            yield return Update(new TextContent(DeepSeekR1Prompt.OpenTag));

        _loop.Start(generation);
        try
        {
            await foreach (var text in generation.ReadAsync(cancellationToken).ConfigureAwait(false))
                yield return Update(new TextContent(text));
        }
        finally
        {
            generation.GiveUp();
        }

        var last = Update(new UsageContent(generation.ToUsage(reasons)));
        last.FinishReason = generation.FinishReason;
        yield return last;

        ChatResponseUpdate Update(AIContent content) => new(ChatRole.Assistant, [content])
        {
            ResponseId = id,
            MessageId = id,
            ModelId = _metadata.DefaultModelId,
            CreatedAt = createdAt,
        };
    }
}
