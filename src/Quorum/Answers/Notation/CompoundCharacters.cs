namespace Quorum;

/// <summary>Characters that stand for several: ½ is a fraction, ² an exponent, ℃ a degree and a letter.</summary>
internal static class CompoundCharacters
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣ";
    private const string RaisedMeaning = "0123456789+-()nx";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙ";
    private const string LoweredMeaning = "0123456789+-()n";

    public static bool IsRaised(char c) => Raised.Contains(c, StringComparison.Ordinal);

    /// <summary>The plain character of a raised or lowered one; null for others.</summary>
    public static char? Script(char c)
    {
        if (c < '²')
            return null;

        int raised = Raised.IndexOf(c, StringComparison.Ordinal);
        if (raised >= 0)
            return RaisedMeaning[raised];

        int lowered = Lowered.IndexOf(c, StringComparison.Ordinal);
        return lowered >= 0 ? LoweredMeaning[lowered] : null;
    }

    /// <summary>The tokens of a character that stands for several; null for others.</summary>
    public static NotationToken[]? Expand(char c) => c switch
    {
        '½' => Fraction(1, 2),
        '⅓' => Fraction(1, 3),
        '⅔' => Fraction(2, 3),
        '¼' => Fraction(1, 4),
        '¾' => Fraction(3, 4),
        '⅕' => Fraction(1, 5),
        '⅖' => Fraction(2, 5),
        '⅗' => Fraction(3, 5),
        '⅘' => Fraction(4, 5),
        '⅙' => Fraction(1, 6),
        '⅚' => Fraction(5, 6),
        '⅐' => Fraction(1, 7),
        '⅛' => Fraction(1, 8),
        '⅜' => Fraction(3, 8),
        '⅝' => Fraction(5, 8),
        '⅞' => Fraction(7, 8),
        '⅑' => Fraction(1, 9),
        '⅒' => Fraction(1, 10),
        '℃' => [Symbol("°"), new(NotationTokenKind.Word, "C", 0)],
        '℉' => [Symbol("°"), new(NotationTokenKind.Word, "F", 0)],
        '…' => [Symbol("…")],
        _ => null,
    };

    private static NotationToken[] Fraction(int numerator, int denominator) =>
    [
        Symbol(@"\frac"), Symbol("{"), Number(numerator), Symbol("}"), Symbol("{"), Number(denominator), Symbol("}"),
    ];

    private static NotationToken Symbol(string text) => new(NotationTokenKind.Symbol, text, 0);

    private static NotationToken Number(int value) => new(NotationTokenKind.Number, value.ToString(System.Globalization.CultureInfo.InvariantCulture), 0) { Value = value };
}
