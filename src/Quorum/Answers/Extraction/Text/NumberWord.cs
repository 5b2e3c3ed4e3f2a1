using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Numbers that are written as words within a sentence: "there are exactly seven of them".</summary>
internal static partial class NumberWord
{
    /// <summary>The only such number of a part of a text; null if there is none, or another.</summary>
    public static Extent? FindOnly(string text, Extent extent)
    {
        Extent? only = null;
        foreach (ValueMatch match in Number().EnumerateMatches(extent.Of(text)))
        {
            if (only is not null)
                return null;

            only = new(extent.Start + match.Index, extent.Start + match.Index + match.Length);
        }

        return only;
    }

    // "One" alone is a pronoun more often than a number.
    [GeneratedRegex(
        """
        \b(?: (?:minus|negative|минус)\s+ )?
        (?: one[\s-](?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundred|thousand)
          | (?: two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|half|zero )
            (?: [\s-](?:and\s)? (?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million|halves|thirds|quarters|fifths|sixths|eighths|tenths)\b ){0,6}
          | (?: два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|\w{3,7}надцать|двадцать|тридцать|сорок|пятьдесят|\w{5,7}десят|девяносто|сто|ноль )
            (?: \s(?:один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять)\b )?
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
