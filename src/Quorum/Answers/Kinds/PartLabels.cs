using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>The labels of an answer's parts, which say nothing: <c>(a) 5, (b) 7</c> is <c>5; 7</c>.</summary>
internal static partial class PartLabels
{
    private const int MaximumLength = 400;

    /// <summary>Whether a text is parts with labels.</summary>
    public static bool AreIn(string text) => !ReferenceEquals(Remove(text), text);

    /// <summary>Takes the labels away, if they begin the answer and count on from one to the next.</summary>
    public static string Remove(string text)
    {
        bool begins = text.AsSpan().TrimStart() is ['(' or '1' or 'a' or 'а' or '\\', ..] && text.Length <= MaximumLength && text.Contains(')', StringComparison.Ordinal);
        if (!begins || Label().Matches(text) is not { Count: >= 2 } labels || !text.AsSpan(0, labels[0].Index).IsWhiteSpace())
            return text;

        var parts = new List<string>(labels.Count);
        for (int i = 0; i < labels.Count; i++)
        {
            int start = labels[i].Index + labels[i].Length;
            int end = i + 1 < labels.Count ? labels[i + 1].Index : text.Length;
            string part = Joint().Replace(text[start..end], "").Trim();
            if (part.Length == 0 || labels[i].Groups["label"].Value[0] - labels[0].Groups["label"].Value[0] != i)
                return text;

            parts.Add(part);
        }

        return labels[0].Groups["label"].Value is "1" or "a" or "а" ? string.Join("; ", parts) : text;
    }

    [GeneratedRegex(@"(?<=^\s*|[\s,;])(?:\\text(?:bf)?\s?\{\s?)?\(?(?<label>[1-9a-hа-з])\)(?:\s?\})?(?=[\s$\\\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:[\s:=~]|\\ )+|[\s,;]+(?:and|и)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();
}
