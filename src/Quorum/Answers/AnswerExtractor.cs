namespace Quorum;

/// <summary>Finds the answer in what a model wrote.</summary>
/// <remarks>
/// Only the text after the reasoning counts: a box inside <c>&lt;think&gt;…&lt;/think&gt;</c> is a thought, not an answer. The last
/// box wins; without a box, the most reliable of the phrasings listed in <see cref="AnswerSource"/>, its last occurrence. A box that
/// was opened and never closed means the answer was cut off, so there is none. There is no fallback to "the last number anywhere",
/// which would harvest the question's own numbers. The time needed grows with the length of the text only.
/// </remarks>
public static class AnswerExtractor
{
    /// <summary>Finds the answer in a text.</summary>
    /// <param name="text">What the model wrote, with or without reasoning in <c>&lt;think&gt;</c> tags.</param>
    /// <returns>The answer and where it was found, or <see langword="null"/> if the text gives none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static ExtractedAnswer? Extract(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (_, string conclusion) = InlineReasoning.Split(text);
        if (LatexBox.TryFindLast(conclusion, out string? content))
            return string.IsNullOrWhiteSpace(content) ? null : new(MathAnswer.Parse(content), AnswerSource.Box, content);

        return AnswerPhrase.Find(conclusion) is var (source, phrase) ? new(MathAnswer.Parse(phrase), source, phrase) : null;
    }
}
