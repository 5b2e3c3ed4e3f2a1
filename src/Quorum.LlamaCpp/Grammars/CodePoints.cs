using System.Globalization;
using System.Text;

namespace Quorum.LlamaCpp.Grammars;

/// <summary>Sets of characters as they are written in regular expressions, as ranges of code points.</summary>
internal static class CodePoints
{
    private static readonly (int First, int Last)[] _digits = [('0', '9')];
    private static readonly (int First, int Last)[] _wordCharacters = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
    private static readonly (int First, int Last)[] _blanks =
        [('\t', '\r'), (' ', ' '), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)];

    // Surrogates are no characters.
    private static readonly (int First, int Last)[] _none = [(0xD800, 0xDFFF)];

    /// <summary>All characters but some.</summary>
    public static IReadOnlyList<(int First, int Last)> Except(IEnumerable<(int First, int Last)> ranges)
    {
        var rest = new List<(int, int)>();
        var next = 0;
        foreach (var (first, last) in ranges.Concat(_none).OrderBy(range => range.First))
        {
            if (first > next)
                rest.Add((next, first - 1));
            next = Math.Max(next, last + 1);
        }

        if (next <= 0x10FFFF)
            rest.Add((next, 0x10FFFF));
        return rest;
    }

    /// <summary>Reads a character or an escape; <see langword="null"/> if it is not understood.</summary>
    public static IReadOnlyList<(int First, int Last)>? One(string pattern, ref int position)
    {
        if (!Rune.TryGetRuneAt(pattern, position, out var rune))
            return null;

        // Subtraction and nesting of classes are not the same everywhere.
        position += rune.Utf16SequenceLength;
        return rune.Value == '\\' ? OfEscape(pattern, ref position) : rune.Value == '[' ? null : [(rune.Value, rune.Value)];
    }

    /// <summary>Reads a class, of which the opening bracket is read already; <see langword="null"/> if it is not understood.</summary>
    public static IReadOnlyList<(int First, int Last)>? InClass(string pattern, ref int position)
    {
        var isNegated = position < pattern.Length && pattern[position] == '^';
        position += isNegated ? 1 : 0;
        var ranges = new List<(int First, int Last)>();
        while (position < pattern.Length && pattern[position] != ']')
        {
            if (One(pattern, ref position) is not { } low)
                return null;

            var isRange = position + 1 < pattern.Length && pattern[position] == '-' && pattern[position + 1] != ']';
            if (!isRange)
            {
                ranges.AddRange(low);
                continue;
            }

            position++;
            if (low is not [var (first, only)] || first != only || One(pattern, ref position) is not [var (last, same)] || last != same || last < first)
                return null;
            ranges.Add((first, last));
        }

        if (position >= pattern.Length || ranges.Count == 0)
            return null;

        position++;
        return isNegated ? Except(ranges) : ranges;
    }

    /// <summary>Reads an escape, of which the backslash is read already; <see langword="null"/> if it is not understood.</summary>
    public static IReadOnlyList<(int First, int Last)>? OfEscape(string pattern, ref int position)
    {
        if (position >= pattern.Length)
            return null;

        var character = pattern[position++];
        return character switch
        {
            'd' => _digits,
            'D' => Except(_digits),
            'w' => _wordCharacters,
            'W' => Except(_wordCharacters),
            's' => _blanks,
            'S' => Except(_blanks),
            'n' => [('\n', '\n')],
            'r' => [('\r', '\r')],
            't' => [('\t', '\t')],
            'f' => [('\f', '\f')],
            'v' => [('\v', '\v')],
            'x' => OfCode(pattern, ref position, 2),
            'u' => OfCode(pattern, ref position, 4),
            _ => char.IsAsciiLetterOrDigit(character) ? null : [(character, character)],
        };
    }

    private static IReadOnlyList<(int First, int Last)>? OfCode(string pattern, ref int position, int digits)
    {
        if (position + digits > pattern.Length || !int.TryParse(pattern.AsSpan(position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return null;

        position += digits;
        return code is >= 0xD800 and <= 0xDFFF ? null : [(code, code)];
    }
}
