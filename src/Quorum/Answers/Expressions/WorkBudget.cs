using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>
/// The work that one evaluation may do, counted in word operations of the schoolbook algorithms and therefore the same on every
/// machine and in every run: a clock would make answers equal on one day and not on another.
/// </summary>
internal sealed class WorkBudget
{
    /// <summary>The most bits that a computed numerator or denominator may have: about 20,000 decimal digits.</summary>
    public const int MaxBits = 1 << 16;

    /// <summary>The deepest nesting that is evaluated.</summary>
    public const int MaxDepth = 256;

    /// <summary>The budget of an evaluation: some ten milliseconds.</summary>
    private const long Default = 4_000_000;

    private long _left = Default;

    /// <summary>Whether the budget is spent.</summary>
    public bool IsSpent => _left < 0;

    /// <summary>Takes the cost of one operation on numbers of so many bits.</summary>
    /// <returns><see langword="false"/> if the budget is spent.</returns>
    public bool TrySpend(long bits)
    {
        long words = (bits >> 6) + 1;
        _left -= words >= 1 << 20 ? Default : words * words;
        return _left >= 0;
    }

    /// <summary>Takes the cost of so many multiplications with a precision.</summary>
    /// <returns><see langword="false"/> if the budget is spent.</returns>
    public bool TrySpend(int operations, int precision)
    {
        long words = (precision >> 6) + 1;
        _left -= operations * words * words;
        return _left >= 0;
    }

    /// <summary>Takes the cost of one operation on rational numbers.</summary>
    /// <returns><see langword="false"/> if the budget is spent.</returns>
    public bool TrySpend(in Fraction first, in Fraction second) => TrySpend(Bits(first) + Bits(second));

    /// <summary>The bits of numerator and denominator together.</summary>
    public static long Bits(in Fraction value) => Bits(value.Numerator) + Bits(value.Denominator);

    /// <summary>The bits of a magnitude.</summary>
    public static long Bits(BigInteger value) => BigInteger.Abs(value).GetBitLength();

    /// <summary>Whether a number has no more digits than a computed number may have.</summary>
    public static bool Fits(in Fraction value) => Bits(value.Numerator) <= MaxBits && Bits(value.Denominator) <= MaxBits;
}
