using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>What stands between two boxes that form one answer: a comma, "and", the next part's label or name, and nothing more.</summary>
internal static partial class BoxJoint
{
    private const int MaximumLength = 80;

    /// <summary>Whether the boxes before and after a gap are one answer.</summary>
    public static bool Joins(string text, Extent gap) => gap.Length <= MaximumLength && (gap.IsEmpty || Joint().IsMatch(gap.Of(text)) || Part().IsMatch(gap.Of(text)) || Clause().IsMatch(gap.Of(text)));

    /// <summary>Whether the box after a gap is what the one before it is not: "15, not 12".</summary>
    public static bool Denies(string text, Extent gap) => gap.Length <= MaximumLength && Denial().IsMatch(gap.Of(text));

    /// <summary>Whether a text that ends here announced one more box.</summary>
    public static bool IsCut(string text, Extent rest) => rest.Length is > 0 and <= MaximumLength && Announcement().IsMatch(rest.Of(text));

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
        (?: [ \t$*_&] | \\[()\[\],;:!\\ ] )* (?:\r?\n)?\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    // The next part with its label, on a line of its own or in a sentence: "- Pears:", "cm\nPart 2:", "(b) The width is".
    [GeneratedRegex(
        """
        ^[\s$.*,;)\]\\]*(?: (?:\([b-h]\)|\bb\)) [^.!?\n]{0,50}
          | (?:[ \t]+[\p{L}²³]{1,12}(?:\^\{?\d\}?)?[$.,;]*){0,3} [ \t]*\r?\n\s*(?:[-*•]\s+)?\**(?!\w*(?:wait|correct|check|so|hence|thus|there|final|answer|ответ|провер|итак|or|also|alter))[\p{L}\d\ ]{1,24}\**:[\s$*:\\(\[]* )$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    // One sentence that names both, and draws nothing from the first: "for Anna;", "cm and the width is", ", the second".
    [GeneratedRegex(
        """
        ^(?!.*\b(?: so|then|thus|hence|therefore|which|giv\w+|mak\w+|leav\w+|mean\w+|total|sum|altogether|all|but|wait|no|not|check\w*|actually|correct\w*|incorrect\w*|right|wrong|false|mistake\w*|неверн\w+|sorry|rather|instead|oops|поправк\w+|точнее|вернее|final\w*|answer\w*|that|we|gets?|because
                   | since|if|where|when|substitut\w+|значит|поэтому|тогда|итого|всего|сумм\w+|ответ\w*|но|не|нет|следовательно|отсюда|откуда|получ\w+|что|если|так )\b)
        [$*)\]\\]* (?:[ \t~]+[\p{L}'’-]+){0,4} [ \t]*
        (?: [,;](?!\s*а[\s$\\(]*$) | (?<=\s)(?:and|or|и|или|while|whereas)(?=\s) )
        (?:[ \t]+[\p{L}'’-]+){0,6} [ \t]*[=:—–-]?[\s$*\\(\[]*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Clause();

    [GeneratedRegex(@"^[\s$*,;]*(?:(?:and|but|а)\s+)?(?:not|rather than|instead of|не)[\s$*]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denial();

    [GeneratedRegex(@"^[\s$*]*(?:[,;]|\b(?:and|or|и|или)\b)[\s$*]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Announcement();
}
