namespace Quorum;

/// <summary>The label of one column of written arithmetic, as in "tens: 3 * 4 + 2 = 14".</summary>
internal static class ColumnLabel
{
    private static readonly string[] _places =
        ["ones", "tens", "hundreds", "thousands", "ten thousands", "ten-thousands", "units", "единицы", "десятки", "сотни", "тысячи", "десятки тысяч"];

    /// <summary>Whether a step starts with such a label.</summary>
    public static bool Starts(string step) => Place(step) is not null;

    /// <summary>The place's power of ten; null if the step has no label.</summary>
    public static int? Place(string step)
    {
        int colon = step.IndexOf(':', StringComparison.Ordinal);
        if (colon is <= 0 or > 20)
            return null;

        return Array.IndexOf(_places, step[..colon].Trim(' ', '*', '-').ToLowerInvariant()) switch
        {
            0 or 6 or 7 => 0,
            1 or 8 => 1,
            2 or 9 => 2,
            3 or 10 => 3,
            4 or 5 or 11 => 4,
            _ => null,
        };
    }
}
