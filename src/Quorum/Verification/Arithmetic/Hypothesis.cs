using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Recognises steps that do not claim what they state.</summary>
internal static partial class Hypothesis
{
    /// <summary>Whether a step asks, supposes or denies, or the next step rejects it.</summary>
    public static bool Covers(string step, string next) =>
        step.TrimEnd(' ', '*', '"', '$', ')').EndsWith('?') || Supposes().IsMatch(step) || Rejects().IsMatch(step) || Rejects().IsMatch(Head(next));

    /// <summary>Whether a step reckons otherwise than in whole numbers: by a modulus, in another base, on a clock.</summary>
    public static bool ReckonsOtherwise(string step) => Reckons().IsMatch(step);

    private static string Head(string text) => text.Length <= 200 ? text : text[..200];

    [GeneratedRegex(
        @"\b(if|suppose|assum\w*|would|wouldn['’]t|whether|not|n['’]t|isn['’]t|doesn['’]t|cannot|can['’]t|never|instead of|unless|guess|try|tried|trying|test|no solutions?|false|defin\w+|let [^=]*denote|operation)\b|\bесли\b|\bпусть бы|предполож|допустим|\bбыло бы|\bне\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Supposes();

    [GeneratedRegex(@"\b(modulo|mod|base|clock)\b|\\[bp]?mod\b|по модулю|систем\w* счисления", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Reckons();

    [GeneratedRegex(@"contradict|impossible|absurd|not (possible|true|equal|correct|valid|work)|doesn['’]t (work|hold|match)|does not (work|hold|match)|extraneous|противореч|невозможн|не подходит|неверно\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Rejects();
}
