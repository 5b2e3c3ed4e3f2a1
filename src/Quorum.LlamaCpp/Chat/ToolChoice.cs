using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Chat;

/// <summary>The tools that a request offers to the model, and which of them have to be called.</summary>
/// <param name="Offered">The tools that the model is told about.</param>
/// <param name="Required">Those of which one has to be called; none if the model is free.</param>
/// <param name="AllowsSeveral">Whether one reply may make several calls.</param>
internal sealed record ToolChoice(IReadOnlyList<AIFunctionDeclaration> Offered, IReadOnlyList<AIFunctionDeclaration> Required, bool AllowsSeveral)
{
    /// <exception cref="ArgumentException">A call is required, but there is no such tool; or two tools have one name.</exception>
    public static ToolChoice Of(ChatOptions? options)
    {
        AIFunctionDeclaration[] tools = options?.ToolMode is NoneChatToolMode ? [] : [.. options?.Tools?.OfType<AIFunctionDeclaration>() ?? []];
        if (tools.GroupBy(tool => tool.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"{nameof(ChatOptions)}.{nameof(ChatOptions.Tools)} has two tools named '{twice.Key}'.", nameof(options));

        AIFunctionDeclaration[] required = options?.ToolMode is not RequiredChatToolMode mode ? []
            : mode.RequiredFunctionName is not { } name ? tools
            : [.. tools.Where(tool => tool.Name == name)];
        if (options?.ToolMode is RequiredChatToolMode { RequiredFunctionName: var missing } && required.Length == 0)
            throw new ArgumentException($"{nameof(ChatOptions)}.{nameof(ChatOptions.ToolMode)} requires a call of {(missing is null ? "a tool" : $"the tool '{missing}'")}, which {nameof(ChatOptions)}.{nameof(ChatOptions.Tools)} lacks.", nameof(options));

        return new ToolChoice(tools, required, options?.AllowMultipleToolCalls ?? true);
    }
}
