using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Services;
using AIFunctionCall = Microsoft.Extensions.AI.FunctionCallContent;
using AIFunctionResult = Microsoft.Extensions.AI.FunctionResultContent;

namespace Quorum.SemanticKernel;

/// <summary>
/// An <see cref="IChatClient"/> that is also an <see cref="IChatCompletionService"/>, and keeps on that side what Semantic Kernel's own
/// adapter drops: the reasoning (as <c>ReasoningContent</c> items), the finish reason, the ids and the additional properties.
/// </summary>
/// <remarks>
/// <para>
/// As the outermost client of a pipeline it serves both views: <c>AsChatCompletionService()</c> returns the client itself. The members are as
/// thread-safe as the inner client.
/// </para>
/// <para>
/// The metadata of a <see cref="ChatMessageContent"/> has <c>Usage</c> (<see cref="UsageDetails"/>), <c>FinishReason</c> (text), <c>Id</c>,
/// <c>CreatedAt</c> and the response's additional properties, such as the result of a consensus; its inner content is the
/// <see cref="ChatResponse"/>.
/// </para>
/// </remarks>
public sealed class ReasoningChatService : DelegatingChatClient, IChatCompletionService
{
    /// <summary>Initializes the service.</summary>
    /// <param name="innerClient">The client that answers. It is disposed with this one.</param>
    public ReasoningChatService(IChatClient innerClient)
        : base(innerClient)
    {
        if (innerClient.GetService<ChatClientMetadata>()?.DefaultModelId is { } model)
            Attributes = new Dictionary<string, object?> { [AIServiceExtensions.ModelIdKey] = model };
    }

    /// <summary>Makes the service over a model, which calls functions of the kernel by itself.</summary>
    /// <param name="model">The model. It is disposed with the service, and if the service cannot be made.</param>
    /// <param name="provider">Where the middleware finds other services.</param>
    /// <param name="configure">Adds middleware around the model, the first one outermost.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="provider"/> is <see langword="null"/>.</exception>
    public static ReasoningChatService Create(IChatClient model, IServiceProvider provider, Action<ChatClientBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(provider);
        try
        {
            var builder = model.AsBuilder();
            configure?.Invoke(builder);

            // Innermost, so that every sample of a consensus runs its own calls.
            builder.UseKernelFunctionInvocation((ILoggerFactory?)provider.GetService(typeof(ILoggerFactory)));
            return new ReasoningChatService(builder.Build(provider));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Gets the service's attributes: the model's id, where the client tells it.</summary>
    public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?>();

    /// <summary>Answers a conversation.</summary>
    /// <param name="chatHistory">The conversation. Messages of tool calls made on the way are added to it.</param>
    /// <param name="executionSettings">The settings, under the names that Semantic Kernel maps to <see cref="ChatOptions"/>.</param>
    /// <param name="kernel">The kernel whose functions may be called.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>One message.</returns>
    public async Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chatHistory);
        var response = await GetResponseAsync(ToMessages(chatHistory), ToOptions(executionSettings, kernel), cancellationToken).ConfigureAwait(false);
        foreach (var message in response.Messages.SkipLast(1))
            chatHistory.Add(KernelContents.ToMessageContent(message, response));
        return [KernelContents.ToMessageContent(response.Messages is [.., var last] ? last : new ChatMessage(ChatRole.Assistant, ""), response)];
    }

    /// <summary>Answers a conversation piece by piece: the reasoning, then the answer.</summary>
    /// <param name="chatHistory">The conversation. Messages of tool calls made on the way are added to it at the end.</param>
    /// <param name="executionSettings">The settings, under the names that Semantic Kernel maps to <see cref="ChatOptions"/>.</param>
    /// <param name="kernel">The kernel whose functions may be called.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The pieces; the last one's metadata has the usage and the finish reason.</returns>
    public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chatHistory);
        return Stream(GetStreamingResponseAsync(ToMessages(chatHistory), ToOptions(executionSettings, kernel), cancellationToken), chatHistory, cancellationToken);
    }

    // Semantic Kernel reads no effort "none": it leaves one that is not set.
    private static ChatOptions? ToOptions(PromptExecutionSettings? settings, Kernel? kernel)
    {
        var options = settings.ToChatOptions(kernel);
        if (options?.Reasoning is { Effort: null } reasoning
            && settings?.ExtensionData?.TryGetValue("reasoning_effort", out var effort) == true
            && string.Equals(effort?.ToString(), "none", StringComparison.OrdinalIgnoreCase))
        {
            reasoning.Effort = ReasoningEffort.None;
        }

        return options;
    }

    private static List<ChatMessage> ToMessages(ChatHistory chatHistory) => [.. chatHistory.Select(message => message.ToChatMessage())];

    private static async IAsyncEnumerable<StreamingChatMessageContent> Stream(
        IAsyncEnumerable<ChatResponseUpdate> updates, ChatHistory chatHistory, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var callIndex = 0;
        var toolUpdates = new List<ChatResponseUpdate>();
        await foreach (var update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (update.Contents.Count > 0 || update.FinishReason is not null || update.AdditionalProperties is not null)
                yield return KernelContents.ToStreamingContent(update, ref callIndex);
            if (update.Contents.Any(content => content is AIFunctionCall or AIFunctionResult))
                toolUpdates.Add(update);
        }

        // Calls that nobody answered yet belong to the reply, which is the caller's to add.
        var made = toolUpdates.ToChatResponse();
        foreach (var message in made.Messages.Reverse().SkipWhile(message => message.Role != ChatRole.Tool).Reverse())
            chatHistory.Add(KernelContents.ToMessageContent(message, made));
    }
}
