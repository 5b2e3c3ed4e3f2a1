using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>The letter of a choice, with or without the text of the choice after it: <c>(C)</c>, <c>B) 12</c>, <c>C. Paris</c>.</summary>
internal static partial class ChoiceLetter
{
    /// <summary>The part of an answer that is the letter, if the answer is a choice.</summary>
    public static Extent? Find(string text, Extent answer)
    {
        const int MaximumLength = 8;
        Extent start = new(answer.Start, Math.Min(answer.End, answer.Start + MaximumLength));
        ReadOnlySpan<char> span = start.Of(text);
        foreach (ValueMatch match in Letter().EnumerateMatches(span))
        {
            int end = answer.Start + match.Length;

            // "1) 5; 2) 7" answers two questions.
            if (char.IsDigit(span[0]) && answer.Of(text)[match.Length..].Contains(')'))
                return null;

            return end <= answer.End ? new Extent(answer.Start, end).TrimEnd(text, "*_`.:,;") is var letter && text[letter.Start] == '('
                ? letter : letter.TrimEnd(text, ")") : null;
        }

        return null;
    }

    /// <summary>Whether a text is several letters and nothing else: "A and C", "А, В и Г".</summary>
    public static bool AreSeveral(ReadOnlySpan<char> text) => text.Length <= 60 && Letters().IsMatch(text);

    /// <summary>Reads a box that holds a letter and the text of its choice: <c>\textbf{(B)}\ 12</c>.</summary>
    public static bool TryReadBox(string content, [NotNullWhen(true)] out string? letter)
    {
        Match match = content.Length <= 400 ? BoxedLetter().Match(content) : Match.Empty;
        letter = match.Success ? match.Groups["letter"].Value : null;
        return match.Success;
    }

    [GeneratedRegex(@"^(?:\([A-JА-Е]\)|[A-JА-Е](?:\**[).:](?=[\s*]|$)|(?=[*\s.,;]*$)|(?=,\s(?!and\b|or\b|или\b)\p{Ll}{3}))|[1-9]\)(?=\s+\S))", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"^\(?[A-JА-Е]\)?(?:(?:\s?[,;]\s?(?:(?:and|or|и)\s)?|\s(?:and|or|и|&)\s)\(?[A-JА-Е]\)?){1,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(
        @"^\s*(?:\\(?:text|textbf|mathrm|mathbf)\s*\{\s*\(?(?<letter>[A-JА-Е])\)?[.:)]?(?:~|\\ )*\s*\}|\((?<letter>[A-JА-Е])\))(?:\s|~|\\[ ,;:!]|\\q?quad\b|[:.])*[^\s,.:;=+\-*/^_(){}\[\]<>|&].*$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex BoxedLetter();
}
