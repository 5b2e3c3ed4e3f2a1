namespace Quorum;

/// <summary>Finds the answer in what a model wrote, in English and in Russian.</summary>
/// <remarks>
/// <para>
/// Only the text after the reasoning counts: a box inside <c>&lt;think&gt;…&lt;/think&gt;</c> is a thought, not an answer. The last
/// box wins; without a box, the most reliable of the phrasings listed in <see cref="AnswerSource"/>, its last occurrence, or what is
/// stated after the model corrected itself ("Wait, that's wrong"). There is no fallback to "the last number anywhere", which would
/// harvest the question's own numbers.
/// </para>
/// <para>
/// The last boxes form one answer, a list in their order, if nothing but a comma, a semicolon, "and", "or", "и", "или", a bullet, the label
/// of a part such as "(b)" or a name such as "y =" stands between them: <c>\boxed{2} and \boxed{5}</c> is "2, 5", and
/// <c>(a) \boxed{3} (b) \boxed{4}</c> is "3, 4". Parts that are argued at length are not joined: the last box is the answer then.
/// Boxes that say the same count once. A box that only shows where the answer would go, such as <c>\boxed{}</c>, is no answer, nor is what stands
/// before it.
/// </para>
/// <para>
/// A text that ends inside its answer, in an open box, formula, bracket or after an operator, gives none. That a number or a word
/// at the very end was cut cannot be seen in the text; see <see cref="ExtractedAnswer.Span"/>. The letter of a choice is the answer where its text
/// follows: "(B) 12" answers B.
/// </para>
/// <para>The time needed grows with the length of the text only. All members are safe to use from several threads at once.</para>
/// </remarks>
public static class AnswerExtractor
{
    /// <summary>Finds the answer in a text.</summary>
    /// <param name="text">What the model wrote, with or without reasoning in <c>&lt;think&gt;</c> tags.</param>
    /// <param name="policy">How debatable answers are read; by default <see cref="AnswerPolicy.Default"/>.</param>
    /// <returns>The answer and where it was found, or <see langword="null"/> if the text gives none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static ExtractedAnswer? Extract(string text, AnswerPolicy? policy = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (ConcludingText.Find(text) is not { } conclusion)
            return null;

        List<LatexBox> boxes = LatexBoxes.FindAll(text, conclusion.Extent);
        if (boxes.Count == 0)
            return Read(text, Statements.Find(conclusion, conclusion.Extent.Start), policy);

        LatexBox last = boxes[^1];
        if (!last.IsClosed)
            return null;

        if (BoxAnswer.IsPlaceholder(text, last))
            return Read(text, Statements.Find(conclusion, last.Whole.End), policy);

        // After "\boxed{12}. Wait, that's wrong." a new statement counts, if there is one.
        int correction = Correction.FindLast(conclusion);
        return correction > last.Whole.End && Statements.Find(conclusion, correction) is { } statement
            ? Read(text, statement, policy)
            : BoxAnswer.Read(conclusion, boxes, policy);
    }

    private static ExtractedAnswer? Read(string text, Statement? statement, AnswerPolicy? policy)
    {
        if (statement is not { } found)
            return null;

        string written = found.Answer.Of(text).ToString();
        return new(MathAnswer.Parse(found.Unescaped ?? written, policy), found.Source, written, found.Answer.ToSpan());
    }
}
