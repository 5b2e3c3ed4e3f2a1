using System.Globalization;
using System.Text;

namespace Quorum.LlamaCpp.Grammars;

/// <summary>Writes the parts of GBNF, llama.cpp's notation of grammars.</summary>
internal static class Gbnf
{
    /// <summary>The most repetitions that llama.cpp counts; it takes a greater number for any number.</summary>
    public const int MostRepetitions = 2000;

    /// <summary>A text as it is.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
            literal.Append(rune.Value is '"' or '\\' ? "\\" + rune : Character(rune.Value));
        return literal.Append('"').ToString();
    }

    /// <summary>One character of some ranges.</summary>
    public static string Class(IEnumerable<(int First, int Last)> ranges) =>
        "[" + string.Concat(ranges.Select(range => range.First == range.Last ? ClassCharacter(range.First) : $"{ClassCharacter(range.First)}-{ClassCharacter(range.Last)}")) + "]";

    /// <summary>An expression that is one symbol, several times.</summary>
    /// <param name="symbol">A rule, a class or an expression in brackets.</param>
    /// <param name="min">The least number.</param>
    /// <param name="max">The most; <see langword="null"/> for any.</param>
    public static string Repeat(string symbol, int min, int? max) => (min, max) switch
    {
        (_, 0) => "\"\"",
        (1, 1) => symbol,
        (0, 1) => symbol + "?",
        (0, null) => symbol + "*",
        (1, null) => symbol + "+",
        (_, null) => $"{symbol}{{{min},}}",
        _ when min == max => $"{symbol}{{{min}}}",
        _ => $"{symbol}{{{min},{max}}}",
    };

    /// <summary>One of several expressions.</summary>
    public static string OneOf(IReadOnlyCollection<string> expressions) => expressions.Count == 1 ? expressions.First() : $"({string.Join(" | ", expressions)})";

    private static string ClassCharacter(int value) => value is '\\' or ']' or '[' or '-' or '^' ? Escape(value) : Character(value);

    private static string Character(int value) => value is >= ' ' and < 0x7F || (value > 0xA0 && value is < 0x2000 or > 0x206F && value < 0xFFF0)
        ? new Rune(value).ToString()
        : Escape(value);

    private static string Escape(int value) => value switch
    {
        <= 0xFF => "\\x" + value.ToString("X2", CultureInfo.InvariantCulture),
        <= 0xFFFF => "\\u" + value.ToString("X4", CultureInfo.InvariantCulture),
        _ => "\\U" + value.ToString("X8", CultureInfo.InvariantCulture),
    };
}
