namespace Quorum.LlamaCpp.Chat;

/// <summary>A conversation as tokens, and where in a reply it ends.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="EndsInReasoning">Whether the model goes on with reasoning, not with the answer.</param>
/// <param name="EndsInside">Whether the reasoning or the answer has begun already.</param>
internal readonly record struct RenderedPrompt(List<int> Tokens, bool EndsInReasoning, bool EndsInside);
