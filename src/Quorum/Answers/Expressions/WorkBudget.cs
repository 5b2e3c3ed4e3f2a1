using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>
/// The work that the evaluations of one text may do, counted in word operations of the schoolbook algorithms and therefore the same on
/// every machine and in every run: a clock would make answers equal on one day and not on another.
/// </summary>
internal sealed class WorkBudget : IDisposable
{
    /// <summary>The most bits that a computed numerator or denominator may have: about 20,000 decimal digits.</summary>
    public const int MaxBits = 1 << 16;

    /// <summary>The deepest nesting that is evaluated.</summary>
    public const int MaxDepth = 256;

    /// <summary>The whole budget: five to twenty-five milliseconds, as the numbers are long or short.</summary>
    public const long Whole = 2_500_000;

    [ThreadStatic]
    private static WorkBudget? _ofText;

    private long _left = Whole;

    /// <summary>The budget of the text that this thread reads; outside of a text a new one.</summary>
    public static WorkBudget Current => _ofText ?? new WorkBudget();

    /// <summary>Whether the budget is spent.</summary>
    public bool IsSpent => _left < 0;

    /// <summary>The work done.</summary>
    public long Spent => Whole - _left;

    /// <summary>Begins a text, whose evaluations share one budget until it is disposed: a list of many costs no more than one expression may.</summary>
    public static WorkBudget ForText() => _ofText = new WorkBudget();

    /// <summary>Ends the text.</summary>
    public void Dispose() => _ofText = null;

    /// <summary>Takes the cost of one operation on numbers of so many bits.</summary>
    /// <returns><see langword="false"/> if the budget is spent.</returns>
    public bool TrySpend(long bits)
    {
        long words = (bits >> 6) + 1;
        return TrySpendWords(words >= 1 << 20 ? Whole : words * words);
    }

    /// <summary>Takes the cost of so many multiplications with a precision.</summary>
    /// <returns><see langword="false"/> if the budget is spent.</returns>
    public bool TrySpend(int operations, int precision)
    {
        long words = (precision >> 6) + 1;
        return TrySpendWords(operations * words * words);
    }

    /// <summary>Takes the cost of so many operations on single words.</summary>
    /// <returns><see langword="false"/> if the budget is spent.</returns>
    public bool TrySpendWords(long words)
    {
        if (_left >= 0)
            _left -= words;

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
