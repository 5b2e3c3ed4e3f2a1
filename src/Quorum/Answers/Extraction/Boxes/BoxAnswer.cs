using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>The answer in the last box, or in the last boxes where these form one answer.</summary>
internal static partial class BoxAnswer
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

        int end = boxes.Count;
        while (end > 1 && boxes[end - 2].IsClosed && BoxJoint.Denies(text, new(boxes[end - 2].Whole.End, boxes[end - 1].Whole.Start)))
            end--;

        var parts = new List<(string Text, Answer Answer, Extent Extent, string Name)>();
        for (int i = end - 1; i >= 0 && parts.Count < MaximumCount; i--)
        {
            LatexBox box = boxes[i];
            if (i < end - 1 && !(box.IsClosed && BoxJoint.Joins(text, new(box.Whole.End, boxes[i + 1].Whole.Start))))
                break;

            if (!IsPlaceholder(text, box) && box.Content.Length <= MaximumLength)
                parts.Add(Read(text, box, policy));
        }

        parts.Reverse();
        TextSpan span = parts[^1].Extent.ToSpan();

        // "x = 1 and y = 2" is a point, whose order the names keep; x_1 and x_2 are roots.
        bool named = parts.Count > 1 && parts.TrueForAll(part => part.Name.Length > 0) && parts.DistinctBy(part => part.Name).Count() == parts.Count;
        List<string> distinct = named
            ? [.. parts.Select(part => $"{part.Name} = {part.Text}")]
            : [.. parts.DistinctBy(part => part.Answer.Key).Select(part => part.Text)];
        if (distinct.Count == 1)
            return new(parts[^1].Answer, AnswerSource.Box, parts[^1].Text, span);

        string list = string.Join(", ", distinct);
        return new(MathAnswer.Parse(boxes[^1].Escape.Restore(list), policy), AnswerSource.Box, list, span);
    }

    /// <summary>Whether an empty box is only spoken of: "I put the answer within \boxed{} as asked."</summary>
    public static bool IsMention(string text, LatexBox box) =>
        IsPlaceholder(text, box) && Mention().IsMatch(text.AsSpan(Math.Max(0, box.Whole.Start - 16), Math.Min(box.Whole.Start, 16)));

    /// <summary>Whether a box only shows where an answer would stand: <c>\boxed{}</c>, <c>\boxed{...}</c>, <c>\boxed{answer}</c>.</summary>
    public static bool IsPlaceholder(string text, LatexBox box)
    {
        if (!box.IsClosed)
            return false;

        ReadOnlySpan<char> content = box.Unwrap(text).Content.Of(text).Trim().Trim(".…?_ \\~$");
        return content.IsEmpty || content is "answer" or "your answer" or "final answer" or "ответ" or "ваш ответ"
            or "text{answer}" or "text{your answer}" or "text{final answer}" or "text{ответ}" or "ldots" or "dots" or "cdots" or "cdot" or "quad";
    }

    private static (string Text, Answer Answer, Extent Extent, string Name) Read(string text, LatexBox box, AnswerPolicy? policy)
    {
        LatexBox inner = box.Unwrap(text);
        string content = inner.Content.Of(text).ToString();
        string latex = box.Escape.Restore(content);
        return (content, MathAnswer.Parse(ChoiceLetter.TryReadBox(latex, out string? letter) ? letter : latex, policy), inner.Content, NameBefore(text, box));
    }

    /// <summary>The letter that an equals sign before the box gives it to, or nothing.</summary>
    private static string NameBefore(string text, LatexBox box)
    {
        const int MaximumLength = 16;
        Match match = Name().Match(text, Math.Max(0, box.Whole.Start - MaximumLength), Math.Min(box.Whole.Start, MaximumLength));
        return match.Success ? match.Groups["name"].Value : "";
    }

    [GeneratedRegex(@"\b(?:within|inside|in|into|using|внутри|внутрь|в)[\s$`]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<![\p{L}\\_{])(?<name>[a-zA-Z])\s*=[\s$&]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
