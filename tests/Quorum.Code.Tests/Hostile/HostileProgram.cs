using System.Globalization;
using System.Text.RegularExpressions;

namespace Quorum.Code.Tests;

/// <summary>A program of the corpus: what it does is its name, how it has to end is in its first line.</summary>
internal sealed partial record HostileProgram(string Name, CodeLanguage Language, string Source, IReadOnlyList<RunOutcome> Expected)
{
    public static IReadOnlyList<HostileProgram> Corpus { get; } =
    [
        .. Enum.GetValues<CodeLanguage>().SelectMany(language =>
            Directory.GetFiles(Path.Join(AppContext.BaseDirectory, "Hostile", "Corpus", language.ToString())).Order(StringComparer.Ordinal)
                .Select(path => Read(path, language))),
    ];

    /// <summary>Fills in what the program aims at.</summary>
    public HostileProgram Aim(Canaries canaries) => this with
    {
        Source = Source.Replace("{canary}", canaries.File, StringComparison.Ordinal)
            .Replace("{port}", canaries.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{process}", canaries.Process.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
    };

    private static HostileProgram Read(string path, CodeLanguage language)
    {
        string text = File.ReadAllText(path);
        string expectation = text[..text.IndexOf('\n', StringComparison.Ordinal)].Split("expect:")[1];
        return new HostileProgram(
            Path.GetFileName(path),
            language,
            Repetition().Replace(text, match => string.Concat(Enumerable.Repeat(match.Groups[2].Value, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)))),
            [.. expectation.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<RunOutcome>)]);
    }

    [GeneratedRegex("""\{repeat (\d+) "([^"]*)"\}""")]
    private static partial Regex Repetition();
}
