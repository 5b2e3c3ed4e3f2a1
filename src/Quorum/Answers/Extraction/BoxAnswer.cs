namespace Quorum;

/// <summary>The answer in the last box, or in the last boxes where these form one answer.</summary>
internal static class BoxAnswer
{
    private const int MaximumLength = 4_000;
    private const int MaximumCount = 200;

    /// <summary>Reads the answer of the last boxes.</summary>
    /// <returns>Null if the last box holds nothing, was never closed, or is followed by the announcement of one more.</returns>
    public static ExtractedAnswer? Read(ConcludingText conclusion, List<LatexBox> boxes, AnswerPolicy? policy)
    {
        string text = conclusion.Text;
        LatexBox last = boxes[^1];
        if (!last.IsClosed || IsPlaceholder(text, last) || last.Content.Length > MaximumLength
            || BoxJoint.IsCut(text, new(last.Whole.End, conclusion.Extent.End)))
        {
            return null;
        }

        var parts = new List<(string Text, Answer Answer, Extent Extent)>();
        for (int i = boxes.Count - 1; i >= 0 && parts.Count < MaximumCount; i--)
        {
            LatexBox box = boxes[i];
            if (i < boxes.Count - 1 && !(box.IsClosed && BoxJoint.Joins(text, new(box.Whole.End, boxes[i + 1].Whole.Start))))
                break;

            if (!IsPlaceholder(text, box) && box.Content.Length <= MaximumLength)
                parts.Add(Read(text, box, policy));
        }

        parts.Reverse();
        List<(string Text, Answer Answer, Extent Extent)> distinct = [.. parts.DistinctBy(part => part.Answer.Key)];
        TextSpan span = parts[^1].Extent.ToSpan();
        if (distinct.Count == 1)
            return new(parts[^1].Answer, AnswerSource.Box, parts[^1].Text, span);

        string list = string.Join(", ", distinct.Select(part => part.Text));
        return new(MathAnswer.Parse(boxes[^1].Escape.Restore(list), policy), AnswerSource.Box, list, span);
    }

    /// <summary>Whether a box only shows where an answer would stand: <c>\boxed{}</c>, <c>\boxed{...}</c>, <c>\boxed{answer}</c>.</summary>
    public static bool IsPlaceholder(string text, LatexBox box)
    {
        if (!box.IsClosed)
            return false;

        ReadOnlySpan<char> content = box.Unwrap(text).Content.Of(text).Trim().Trim(".…?_ \\~$");
        return content.IsEmpty || content is "answer" or "your answer" or "final answer" or "ответ" or "ваш ответ"
            or "text{answer}" or "text{your answer}" or "text{final answer}" or "text{ответ}" or "ldots" or "dots" or "cdots" or "cdot" or "quad";
    }

    private static (string Text, Answer Answer, Extent Extent) Read(string text, LatexBox box, AnswerPolicy? policy)
    {
        LatexBox inner = box.Unwrap(text);
        string content = inner.Content.Of(text).ToString();
        string latex = box.Escape.Restore(content);
        return (content, MathAnswer.Parse(ChoiceLetter.TryReadBox(latex, out string? letter) ? letter : latex, policy), inner.Content);
    }
}
