using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using AIFunctionCall = Microsoft.Extensions.AI.FunctionCallContent;
using AIFunctionResult = Microsoft.Extensions.AI.FunctionResultContent;
using AIText = Microsoft.Extensions.AI.TextContent;
using KernelFunctionCall = Microsoft.SemanticKernel.FunctionCallContent;
using KernelFunctionResult = Microsoft.SemanticKernel.FunctionResultContent;
using KernelText = Microsoft.SemanticKernel.TextContent;

namespace Quorum.SemanticKernel;

/// <summary>Turns the contents of Microsoft.Extensions.AI into those of Semantic Kernel, reasoning included. Other kinds are left out.</summary>
internal static class KernelContents
{
    public static ChatMessageContent ToMessageContent(ChatMessage message, ChatResponse response)
    {
        var metadata = Metadata(response.ResponseId, response.CreatedAt, response.FinishReason, response.Usage, response.AdditionalProperties);
        var content = new ChatMessageContent(ToRole(message.Role), [], response.ModelId, innerContent: response, metadata: metadata) { AuthorName = message.AuthorName };
        foreach (var item in message.Contents)
        {
            if (ToItem(item) is { } kernelItem)
                content.Items.Add(kernelItem);
        }

        return content;
    }

    /// <param name="update">The update.</param>
    /// <param name="callIndex">The number of function calls before it; their indices are what keeps parallel calls apart when they are put together.</param>
    public static StreamingChatMessageContent ToStreamingContent(ChatResponseUpdate update, ref int callIndex)
    {
        var usage = update.Contents.OfType<UsageContent>().FirstOrDefault()?.Details;
        var metadata = Metadata(update.ResponseId, update.CreatedAt, update.FinishReason, usage, update.AdditionalProperties);
        AuthorRole? role = update.Role is { } updateRole ? ToRole(updateRole) : null;
        var content = new StreamingChatMessageContent(role, content: null, innerContent: update, modelId: update.ModelId, metadata: metadata) { AuthorName = update.AuthorName };
        foreach (var item in update.Contents)
        {
            if (ToStreamingItem(item, callIndex) is { } kernelItem)
                content.Items.Add(kernelItem);
            if (item is AIFunctionCall)
                callIndex++;
        }

        return content;
    }

    private static AuthorRole ToRole(ChatRole role) => new(role.Value);

    private static KernelContent? ToItem(AIContent content) => content switch
    {
        TextReasoningContent reasoning => new ReasoningContent(reasoning.Text),
        AIText text => new KernelText(text.Text) { InnerContent = content },
        AIFunctionCall call => new KernelFunctionCall(call.Name, id: call.CallId, arguments: call.Arguments is null ? null : new KernelArguments(call.Arguments)),
        AIFunctionResult result => new KernelFunctionResult(callId: result.CallId, result: result.Result),
        _ => null,
    };

    private static StreamingKernelContent? ToStreamingItem(AIContent content, int callIndex) => content switch
    {
        TextReasoningContent reasoning => new StreamingReasoningContent(reasoning.Text),
        AIText text => new StreamingTextContent(text.Text),
        AIFunctionCall call => new StreamingFunctionCallUpdateContent(call.CallId, call.Name, ToJson(call.Arguments), callIndex),
        _ => null,
    };

    private static string? ToJson(IDictionary<string, object?>? arguments) =>
        arguments is null ? null : JsonSerializer.Serialize(arguments, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>)));

    private static Dictionary<string, object?> Metadata(
        string? id, DateTimeOffset? createdAt, ChatFinishReason? finishReason, UsageDetails? usage, AdditionalPropertiesDictionary? additional)
    {
        var metadata = new Dictionary<string, object?>();
        foreach (var (key, value) in additional ?? [])
            metadata[key] = value;
        if (id is not null)
            metadata["Id"] = id;
        if (createdAt is not null)
            metadata["CreatedAt"] = createdAt;
        if (finishReason is not null)
            metadata["FinishReason"] = finishReason.Value.Value;
        if (usage is not null)
            metadata["Usage"] = usage;
        return metadata;
    }
}
