namespace Quorum;

/// <summary>One checkable unit of a chain: a line or a sentence.</summary>
/// <param name="Index">The number of the step in its chain, from 0.</param>
/// <param name="Part">The part of the chain in which it stands.</param>
/// <param name="Span">Where it stands in that part's text.</param>
/// <param name="Text">The step as written.</param>
public sealed record ChainStep(int Index, ChainPart Part, TextSpan Span, string Text);
