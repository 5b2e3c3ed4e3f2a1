using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel.Tests;

/// <summary>Reads the parts of a reply.</summary>
internal static class Replies
{
    public static string Reasoning(this ChatMessageContent reply) => string.Concat(reply.Items.OfType<ReasoningContent>().Select(item => item.Text));

    public static string Reasoning(this IEnumerable<StreamingChatMessageContent> pieces) =>
        string.Concat(pieces.SelectMany(piece => piece.Items).OfType<StreamingReasoningContent>().Select(item => item.Text));

    public static string Text(this IEnumerable<StreamingChatMessageContent> pieces) => string.Concat(pieces.Select(piece => piece.Content));

    public static UsageDetails Usage(this ChatMessageContent reply) => Usage(reply.Metadata);

    public static UsageDetails Usage(this StreamingChatMessageContent piece) => Usage(piece.Metadata);

    public static string FinishReason(this ChatMessageContent reply) => FinishReason(reply.Metadata);

    public static string FinishReason(this StreamingChatMessageContent piece) => FinishReason(piece.Metadata);

    /// <summary>Everything that was generated, as one text.</summary>
    public static string Everything(this ChatMessageContent reply) => $"{reply.Reasoning()}|{reply.Content}";

    private static UsageDetails Usage(IReadOnlyDictionary<string, object?>? metadata) => Assert.IsType<UsageDetails>(metadata!["Usage"]);

    private static string FinishReason(IReadOnlyDictionary<string, object?>? metadata) => Assert.IsType<string>(metadata!["FinishReason"]);
}
