using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>What stands between two boxes that form one answer: a comma, "and", the next part's label or name, and nothing more.</summary>
internal static partial class BoxJoint
{
    private const int MaximumLength = 80;

    /// <summary>Whether the boxes before and after a gap are one answer.</summary>
    public static bool Joins(string text, Extent gap) => gap.Length <= MaximumLength && (gap.IsEmpty || Joint().IsMatch(gap.Of(text)));

    /// <summary>Whether a text that ends here announced one more box.</summary>
    public static bool IsCut(string text, Extent rest) => rest.Length is > 0 and <= MaximumLength && Announcement().IsMatch(rest.Of(text));

    // Closing delimiters, then separators, then what may introduce the next part: "y =", "(b)", a bullet.
    // Closing delimiters, then separators, then what may introduce the next part: a bullet, "(b)", "y =". No two loops share a symbol but
    // white space, so that a gap of the maximum length is matched at once.
    [GeneratedRegex(
        """
        ^(?: [ \t$*_&] | \\[()\[\],;:!\\ ] | \\q?quad\b | [.](?=[\s$*]*\([a-h1-9ivx]+\)) )*
        (?: (?: [,;] | \\text\s*\{ \s* (?:and|or|и|или) \s* \} | \b(?:and|or|и|или|либо)\b | \r?\n[ \t]*[-*•](?=[ \t]) )
            (?: [\s$*_&] | \\[()\[\],;:!\\ ] | \\q?quad\b )* ){0,3}
        (?: \s* (?: \(?[a-h1-9]\) | \([ivx]{1,4}\) ) )?
        (?: [ \t$*_&:] | \\[()\[\],;:!\\ ] )*
        (?: [A-Za-zα-ωА-Яа-я](?:_\{?\w{1,3}\}?)? \s* = )?
        (?: [ \t$*_&] | \\[()\[\],;:!\\ ] )*$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(@"^[\s$*]*(?:[,;]|\b(?:and|or|и|или)\b)[\s$*]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Announcement();
}
