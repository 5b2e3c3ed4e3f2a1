using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Finds the answer in what a model wrote, in English and in Russian.</summary>
/// <remarks>
/// <para>
/// Only the text after the reasoning counts: a box inside <c>&lt;think&gt;…&lt;/think&gt;</c> is a thought, not an answer; nor does what follows
/// the mark with which a chat template ends a turn. In that text the answer is looked for in this order, and the first that is there is taken:
/// </para>
/// <list type="number">
/// <item>The last box, unless the text takes it back: by a correction ("Wait, that's wrong") and what is stated or concluded after it, or by
/// a "final answer" after it that is another one. A last box that was never closed gives an answer only if it stands at the very end and what it
/// holds is a whole expression, its own brace alone being forgotten; the same holds for a tag. Otherwise the text was cut: no answer. Nor does an
/// empty box give one, unless it is only spoken of ("within \boxed{}").</item>
/// <item>What the text states, the most reliable phrasing of <see cref="AnswerSource"/> before the others, of one phrasing the last; after a
/// correction only what is stated after it. If the last statement is cut, there is no answer.</item>
/// <item>The end of the text: display mathematics, an object with a "result" in JSON, a list of values below a line that announces them, a line that is nothing but a result.</item>
/// <item>The closing sentence, if it is whole, affirms and gives one value: "Therefore, x = 5." Courtesies and checks after it do not count;
/// a sentence that doubts, plans, asks or names two candidates gives none.</item>
/// </list>
/// <para>
/// There is no fallback to the last number anywhere, which would harvest the question's own numbers.
/// </para>
/// <para>
/// The last boxes form one answer, a list in their order, if nothing but a comma, a semicolon, "and", "or", "и", "или", a bullet, the label
/// of a part such as "(b)" or a name such as "y =" stands between them: <c>\boxed{2} and \boxed{5}</c> is "2, 5", and
/// <c>(a) \boxed{3} (b) \boxed{4}</c> is "3, 4"; with different names, <c>x=\boxed{1}, y=\boxed{2}</c>, it is the point "x = 1, y = 2". So do boxes
/// that a sentence names side by side, <c>\boxed{3} for Anna; \boxed{5} for Boris</c>. Where one is drawn from the other ("so", "which gives"), and
/// where they are argued at length, the last box is the answer. Boxes that say the same count once, and "15, not 12" is 15.
/// </para>
/// <para>
/// A text that ends inside its answer, in an open box, formula, bracket or after an operator, gives none. That it was cut off elsewhere cannot
/// be seen: "the answer is 12" may have been about to become 125, and the last result an intermediate one. Where the finish reason says so,
/// <see cref="ChatFinishReason.Length"/>, only what was announced counts, and only if it is whole: a closed box, or an announcement
/// (up to <see cref="AnswerSource.Statement"/>) whose line, sentence, tag or object ended before the text did.
/// </para>
/// <para>
/// An answer that is replaced in the same breath is the replacement: "12, no, sorry, it is 15". The letter of a choice is the answer where its
/// text follows: "(B) 12" answers B.
/// </para>
/// <para>The time needed grows with the length of the text only. All members are safe to use from several threads at once.</para>
/// </remarks>
public static partial class AnswerExtractor
{
    /// <summary>Finds the answer in a text.</summary>
    /// <param name="text">What the model wrote, with or without reasoning in <c>&lt;think&gt;</c> tags.</param>
    /// <param name="policy">How debatable answers are read; by default <see cref="AnswerPolicy.Default"/>.</param>
    /// <param name="finishReason">Why the model stopped; if at its token limit, only an answer that was announced counts.</param>
    /// <returns>The answer and where it was found, or <see langword="null"/> if the text gives none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static ExtractedAnswer? Extract(string text, AnswerPolicy? policy = null, ChatFinishReason? finishReason = null) =>
        Extract(text, out _, policy, finishReason);

    /// <summary>Finds the answer in a text, or why it gives none.</summary>
    /// <param name="text">What the model wrote, with or without reasoning in <c>&lt;think&gt;</c> tags.</param>
    /// <param name="missing">Why there is no answer; <see langword="null"/> if there is one.</param>
    /// <param name="policy">How debatable answers are read; by default <see cref="AnswerPolicy.Default"/>.</param>
    /// <param name="finishReason">Why the model stopped; if at its token limit, only an answer that was announced counts.</param>
    /// <returns>The answer and where it was found, or <see langword="null"/> if the text gives none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static ExtractedAnswer? Extract(string text, out MissingAnswer? missing, AnswerPolicy? policy = null, ChatFinishReason? finishReason = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ExtractedAnswer? extracted = Find(text, policy, isCut: finishReason == ChatFinishReason.Length, out missing);
        if (finishReason != ChatFinishReason.Length || extracted is { Source: AnswerSource.Box })
            return extracted;

        bool announced = extracted is { Source: < AnswerSource.LastLine };
        if (announced && IsEnded(text, extracted!.Span))
            return extracted;

        missing = announced ? MissingAnswer.AnswerCut : missing is null or MissingAnswer.NotStated ? MissingAnswer.ThoughtCut : missing;
        return null;
    }

    private static ExtractedAnswer? Find(string text, AnswerPolicy? policy, bool isCut, out MissingAnswer? missing)
    {
        if (ConcludingText.Find(text) is not { } conclusion)
        {
            missing = InlineReasoning.FindConclusion(text) < 0 ? MissingAnswer.ThoughtCut : MissingAnswer.Empty;
            return null;
        }

        List<LatexBox> boxes = LatexBoxes.FindAll(text, conclusion.Extent);
        if (boxes.Count > 1 && BoxAnswer.IsMention(text, boxes[^1]) && Statements.Find(conclusion, boxes[^1].Whole.End) is not { IsCut: false })
            boxes.RemoveAt(boxes.Count - 1);

        if (boxes.Count == 0)
            return Read(text, Statements.Find(conclusion, conclusion.Extent.Start), MissingAnswer.NotStated, policy, out missing);

        LatexBox last = boxes[^1].IsClosed ? boxes[^1] : boxes[^1].CloseAtFormula(text) ?? (isCut ? null : boxes[^1].CloseAtEnd(text)) ?? boxes[^1];
        boxes[^1] = last;
        if (last.IsClosed && BoxAnswer.IsPlaceholder(text, last))
            return Read(text, Statements.Find(conclusion, last.Whole.End), MissingAnswer.EmptyBox, policy, out missing);

        ExtractedAnswer? extracted = last.IsClosed ? ReadLater(conclusion, last, policy) ?? BoxAnswer.Read(conclusion, boxes, policy) : null;
        missing = extracted is null ? MissingAnswer.AnswerCut : null;
        return extracted;
    }

    /// <summary>Reads what takes the last box back: a correction and what is stated after it, or a final answer that is another one.</summary>
    private static ExtractedAnswer? ReadLater(ConcludingText conclusion, LatexBox last, AnswerPolicy? policy)
    {
        // The last character of the box is where the words after it begin.
        if (Correction.FindReplacement(conclusion.Text, new(last.Whole.End - 1, conclusion.Extent.End), adjacent: true) is { } replaced)
            return Read(conclusion.Text, new(AnswerSource.Statement, replaced, false), default, policy, out _);

        int correction = Correction.FindLast(conclusion);
        bool corrected = correction > last.Whole.End;
        if (Statements.Find(conclusion, corrected ? correction : last.Whole.End) is not { IsCut: false } statement)
            return null;

        bool weak = statement.Source >= AnswerSource.LastLine;
        bool counts = corrected ? !weak || Correction.Admits(conclusion, last.Whole.End) : statement.Source == AnswerSource.FinalAnswer;
        ExtractedAnswer? later = counts ? Read(conclusion.Text, statement, default, policy, out _) : null;
        return corrected || later?.Answer.Kind != AnswerKind.Text ? later : null;
    }

    private static ExtractedAnswer? Read(string text, Statement? statement, MissingAnswer otherwise, AnswerPolicy? policy, out MissingAnswer? missing)
    {
        if (statement is not { IsCut: false } found)
        {
            missing = statement is null ? otherwise : MissingAnswer.AnswerCut;
            return null;
        }

        missing = null;
        Extent answer = Markup.WithoutHalf(text, found.Answer);
        string written = found.Whole ?? answer.Of(text).ToString();
        return new(MathAnswer.Parse(found.Meaning ?? written, policy), found.Source, written, answer.ToSpan());
    }

    /// <summary>Whether the tag, object, line or sentence of an answer ends before the text does; a full stop at the very end may be a decimal point.</summary>
    private static bool IsEnded(string text, TextSpan answer)
    {
        if (Close().IsMatch(text.AsSpan(answer.End)))
            return true;

        int stop = text.LastIndexOf('\n', answer.Start);
        do
            stop = SentenceEnd.Find(text, stop + 1, text.Length);
        while (stop < answer.End);

        return stop < text.Length && (text[stop] == '\n' || !text.AsSpan(stop + 1).Trim(" *_)\"'$").IsEmpty);
    }

    [GeneratedRegex("""^(?:["']?\s*\}|["']\s*,|\s*,\s*["']|\s*</|\]\])""", RegexOptions.CultureInvariant)]
    private static partial Regex Close();
}
