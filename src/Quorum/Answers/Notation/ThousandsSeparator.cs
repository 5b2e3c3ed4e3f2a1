namespace Quorum;

/// <summary>What stands between groups of three digits: 12,345, 12 345, 12'345, 12.345.678, 12_345, <c>12{,}345</c>, <c>12\,345</c>, <c>12,\!345</c>.</summary>
/// <param name="Kind">A comma, a comma that only thousands have (<c>m</c>), a space, an apostrophe, a point, an underscore; the null character for none.</param>
/// <param name="Width">How many characters it takes.</param>
internal readonly record struct ThousandsSeparator(char Kind, int Width)
{
    /// <summary>A comma that braces or a negative space mark as one within a number.</summary>
    public const char Marked = 'm';

    /// <summary>Reads the separator at a place.</summary>
    public static ThousandsSeparator At(string text, int at)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at);
        if (rest.IsEmpty || char.IsAsciiDigit(rest[0]))
            return default;

        int negative = SkipNegativeSpaces(rest);
        (char kind, int width) = Core(rest[negative..]);
        if (kind == '\0')
            return negative > 0 ? new(Marked, negative) : default;

        int end = negative + width;
        int after = kind is ',' or Marked ? SkipNegativeSpaces(rest[end..]) : 0;
        bool thin = kind == ',' && rest[end..].StartsWith(@"\,");
        return new(kind == ',' && (negative + after > 0 || thin) ? Marked : kind, end + (thin ? 2 : after));
    }

    private static (char Kind, int Width) Core(ReadOnlySpan<char> rest) => rest switch
    {
        [] => default,
        [',', ..] => (',', 1),
        [' ' or '\u00a0' or '\u2009' or '\u202f' or '~', ..] => (' ', 1),
        ['\'' or '’', ..] => ('\'', 1),
        ['.', ..] => ('.', 1),
        ['_', ..] => ('_', 1),
        ['{', ',', '}', ..] => (Marked, 3),
        ['{', '\\', ',', '}', ..] => (Marked, 4),
        ['{', ' ', '}', ..] => (Marked, 3),
        ['\\', ',' or ' ' or ';' or ':', ..] => (' ', 2),
        _ when rest.StartsWith(@"\text{,}") => (Marked, 8),
        _ when rest.StartsWith(@"\thinspace ") => (' ', 11),
        _ => default,
    };

    /// <summary>Negative spaces, with the spaces of the source around them, which do not show.</summary>
    private static int SkipNegativeSpaces(ReadOnlySpan<char> rest)
    {
        int end = 0;
        while (rest[end..].TrimStart(' ') is var next && next.StartsWith(@"\!"))
            end = rest.Length - next.Length + 2;

        while (end > 0 && end < rest.Length && rest[end] == ' ')
            end++;

        return end;
    }
}
