using System.Globalization;

namespace Quorum;

/// <summary>Numbers as the report shows them, the same in every culture.</summary>
internal static class ReportNumbers
{
    // Keeps a number and its unit on one line.
    private const char NoBreakSpace = '\u00A0';

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(double share) => $"{(share * 100).ToString("0.0", CultureInfo.InvariantCulture)}{NoBreakSpace}%";

    /// <summary>A probability, rounded down so that it never looks more certain than it is.</summary>
    public static string Probability(double probability) => probability switch
    {
        >= 0.9999 => $"more than 99.99{NoBreakSpace}%",
        >= 0.99 => $"{(Math.Floor(probability * 10_000) / 100).ToString("0.0#", CultureInfo.InvariantCulture)}{NoBreakSpace}%",
        _ => $"{(Math.Floor(probability * 1000) / 10).ToString("0.0", CultureInfo.InvariantCulture)}{NoBreakSpace}%",
    };

    /// <summary>An error level, however small.</summary>
    public static string Level(double level) => $"{(level * 100).ToString("0.0##########", CultureInfo.InvariantCulture)}{NoBreakSpace}%";

    public static string Weight(double weight) => weight.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString("N1", CultureInfo.InvariantCulture)}{NoBreakSpace}s";

    public static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A length or place in a drawing.</summary>
    public static string Place(double place) => place.ToString("0.###", CultureInfo.InvariantCulture);
}
