namespace Quorum;

/// <summary>The ways other than a box in which a text states its answer.</summary>
internal static class AnswerPhrase
{
    // What is longer than this explains the answer rather than being it.
    private const int MaximumLength = 200;
    private const string Markup = "*_#>` \t";
    private static readonly string[] _labels = ["answer", "ответ"];

    /// <summary>Finds the most reliable statement of an answer, the last of its kind.</summary>
    public static (AnswerSource Source, string Text)? Find(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return FindLast(lines, AnswerSource.FinalAnswer, AfterFinalAnswer)
            ?? FindLast(lines, AnswerSource.Label, AfterLabel)
            ?? FindLast(lines, AnswerSource.HashMarks, AfterHashMarks)
            ?? FindLast(lines, AnswerSource.Statement, AfterStatement)
            ?? LastLine(lines);
    }

    private static (AnswerSource, string)? FindLast(string[] lines, AnswerSource source, Func<string[], int, string?> read)
    {
        for (int i = lines.Length - 1; i >= 0; i--)
        {
            if (read(lines, i) is { Length: > 0 and <= MaximumLength } answer)
                return (source, answer);
        }

        return null;
    }

    private static string? AfterFinalAnswer(string[] lines, int index)
    {
        const string Phrase = "final answer";
        string line = lines[index];
        int start = line.LastIndexOf(Phrase, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;

        ReadOnlySpan<char> rest = line.AsSpan(start + Phrase.Length).Trim(Markup);
        if (rest.IsEmpty || rest is ":")
            return Below(lines, index);

        if (rest[0] == ':')
            return Clean(rest[1..]);

        return rest.StartsWith("is", StringComparison.OrdinalIgnoreCase) && rest.Length > 2 && !char.IsLetterOrDigit(rest[2])
            ? Clean(rest[2..].TrimStart(": "))
            : null;
    }

    private static string? AfterLabel(string[] lines, int index)
    {
        ReadOnlySpan<char> line = lines[index].AsSpan().TrimStart(Markup);
        foreach (string label in _labels)
        {
            if (!line.StartsWith(label, StringComparison.OrdinalIgnoreCase))
                continue;

            ReadOnlySpan<char> rest = line[label.Length..].Trim(Markup);
            if (rest is [':', ..])
                return rest[1..].Trim(Markup).IsEmpty ? Below(lines, index) : Clean(rest[1..]);
        }

        return null;
    }

    private static string? AfterHashMarks(string[] lines, int index)
    {
        const string Marks = "####";
        if (!lines[index].StartsWith(Marks, StringComparison.Ordinal))
            return null;

        string answer = Clean(lines[index].AsSpan(Marks.Length)); // may also be a heading of the fourth level
        return IsNumber(answer) ? answer : null;
    }

    private static string? AfterStatement(string[] lines, int index)
    {
        const string Phrase = "answer is";
        string line = lines[index];
        int end = line.LastIndexOf(Phrase, StringComparison.OrdinalIgnoreCase) + Phrase.Length;
        return end >= Phrase.Length && end < line.Length && !char.IsLetterOrDigit(line[end])
            ? Clean(line.AsSpan(end).TrimStart(": "))
            : null;
    }

    private static (AnswerSource, string)? LastLine(string[] lines)
    {
        if (lines.Length == 0)
            return null;

        string answer = Clean(lines[^1]);
        return IsNumber(answer) ? (AnswerSource.LastLine, answer) : null;
    }

    /// <summary>Whether a text is a number or an assignment of one, with no more than a single word of unit.</summary>
    private static bool IsNumber(string text) => text.Length <= MaximumLength
        && Numeral.TryRead(AnswerNotation.WithoutAssignment(AnswerNotation.Normalize(text)), out Numeral numeral)
        && (!numeral.Unit.Contains(' ', StringComparison.Ordinal) || numeral.Unit.StartsWith("R ", StringComparison.Ordinal));

    /// <summary>The answer under a heading; display mathematics has its delimiter on a line of its own.</summary>
    private static string? Below(string[] lines, int index)
    {
        int next = index + 1;
        if (next < lines.Length && lines[next] is @"\[" or "$$")
            next++;

        return next < lines.Length ? Clean(lines[next]) : null;
    }

    /// <summary>The first sentence, without markup.</summary>
    private static string Clean(ReadOnlySpan<char> text)
    {
        int sentence = text.IndexOf(". ");
        return (sentence < 0 ? text : text[..sentence]).Trim(Markup).TrimEnd('.').Trim(Markup).ToString();
    }
}
