using System.Numerics;

namespace Quorum;

/// <summary>
/// The values that variables take when an expression is evaluated. They depend on nothing but the variable's name and the number of the
/// point, so a variable that cancels out leaves no trace.
/// </summary>
/// <remarks>
/// At the first and at the last point every variable is positive, at the last one large. At each of the others one variable in four, by
/// its name, is negative and large: √(x²) and x differ there, as |x + 5| and x + 5 do, while √(xy) and √x·√y, which differ only where
/// both variables are negative, do not.
/// </remarks>
internal readonly record struct EvaluationPoint(int Index)
{
    public const int Count = 6;

    private const int FractionBits = 30;

    /// <summary>Beyond the breaks of everyday piecewise functions, and small enough that exp(2x) leaves digits for what it is added to.</summary>
    private const byte Large = 200;

    /// <summary>The interval of the positive values at each point, in tenths.</summary>
    private static ReadOnlySpan<byte> Starts => [3, 11, 6, 17, 24, Large];

    private static ReadOnlySpan<byte> Widths => [6, 12, 5, 14, 19, Large];

    /// <summary>The value of a variable here: a multiple of 2⁻³⁸.</summary>
    public Ball ValueOf(string name)
    {
        ulong hash = Hash(name, (ulong)Index);
        // The last bit set, so that the value is no simpler number than it must be.
        long part = (long)(hash >> (64 - FractionBits)) | 1;
        bool isNegative = Index is > 0 and < Count - 1 && SignClass(name) == Index - 1;
        long start = isNegative ? Large : Starts[Index];
        long width = isNegative ? Large : Widths[Index];
        // A tenth is near enough to 26/256.
        long value = 26 * ((start << FractionBits) + width * part);
        return Ball.Rounded(isNegative ? -value : value, BigInteger.Zero, -FractionBits - 8, 64);
    }

    /// <summary>A value between 1 and 2 for what has no value of its own, such as f(2): it depends on the text only.</summary>
    public static Ball ValueOfUnknown(string text) =>
        Ball.Rounded((1L << 48) + (long)(Hash(text, 97) >> 16) + 1, BigInteger.Zero, -48, 64);

    /// <summary>Letters next to each other in the alphabet, which expressions use together, fall into different classes.</summary>
    private static int SignClass(string name) => name.Length == 1 ? name[0] % 4 : (int)(Hash(name, 89) % 4);

    private static ulong Hash(string text, ulong seed)
    {
        ulong hash = 14695981039346656037 ^ (seed * 0x9E3779B97F4A7C15);
        foreach (char letter in text)
            hash = (hash ^ letter) * 1099511628211;

        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
