namespace Quorum;

/// <summary>An answer as found in a text.</summary>
/// <param name="Answer">What the text answers.</param>
/// <param name="Source">Where in the text it was found.</param>
/// <param name="Text">
/// The answer exactly as written there, without the surrounding box, label or markup; several boxes that form one answer are joined
/// with <c>", "</c>, and a string in JSON is without its escapes.
/// </param>
/// <param name="Span">
/// The place of the answer in the text that was given; with several boxes that of the last.
/// </param>
public sealed record ExtractedAnswer(Answer Answer, AnswerSource Source, string Text, TextSpan Span);
