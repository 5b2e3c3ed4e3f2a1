using System.Text.RegularExpressions;

namespace Quorum.Code;

/// <summary>Finds the program in a reply.</summary>
public static partial class ProgramExtractor
{
    private const int MinFence = 3;

    /// <summary>Finds the last fenced block of a language; if there is none, the last block that names no language.</summary>
    /// <param name="text">The reply, without the reasoning before it.</param>
    /// <param name="language">The language.</param>
    /// <returns>The program; <see langword="null"/> if the reply has none. A block that is not closed is no program: it may have been cut off.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static SourceProgram? Find(string text, CodeLanguage language)
    {
        ArgumentNullException.ThrowIfNull(text);
        string? named = null, unnamed = null;
        foreach ((string tag, string source) in Blocks(text))
        {
            if (string.IsNullOrWhiteSpace(source))
                continue;
            if (CodeLanguages.Find(tag) == language)
                named = source;
            else if (tag.Length == 0)
                unnamed = source;
        }
        return (named ?? unnamed) is { } found ? new SourceProgram(language, found) : null;
    }

    /// <summary>The closed blocks, each with the first word after its fence.</summary>
    internal static IEnumerable<(string Tag, string Source)> Blocks(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Opening().Match(lines[i]) is not { Success: true } opening)
                continue;
            string fence = opening.Groups["fence"].Value;
            int end = Array.FindIndex(lines, i + 1, line => Closes(line, fence));
            if (end < 0)
                yield break;
            int indent = opening.Groups["indent"].Length;
            yield return (opening.Groups["tag"].Value, string.Join('\n', lines[(i + 1)..end].Select(line => Outdent(line, indent))));
            i = end;
        }
    }

    private static bool Closes(string line, string fence)
    {
        string mark = line.Trim();
        return mark.Length >= Math.Max(MinFence, fence.Length) && mark.All(c => c == fence[0]);
    }

    // Within a list, a block is indented with its fence.
    private static string Outdent(string line, int indent)
    {
        var blank = 0;
        while (blank < indent && blank < line.Length && line[blank] is ' ' or '\t')
            blank++;
        return line[blank..];
    }

    [GeneratedRegex(@"^(?<indent>[ \t]*)(?<fence>`{3,}|~{3,})[ \t]*\{?\.?(?<tag>[^\s`{}]*)[^`]*$")]
    private static partial Regex Opening();
}
