using System.Numerics;

namespace Quorum;

/// <summary>Integer roots by Newton's method.</summary>
internal static class IntegerRoot
{
    /// <summary>The largest integer whose power of the degree is at most the value.</summary>
    /// <param name="value">Not negative.</param>
    /// <param name="degree">At least 1.</param>
    /// <param name="budget">Charged for every iteration; when it is spent the result is meaningless.</param>
    public static BigInteger Floor(BigInteger value, int degree, WorkBudget? budget = null)
    {
        if (value.IsZero || value.IsOne || degree == 1)
            return value;

        long bits = value.GetBitLength();
        BigInteger root = Start(value, bits, degree);
        while (budget is null || budget.TrySpend(bits))
        {
            // From above, Newton's iterates fall until they have reached the floor.
            BigInteger quotient = degree == 2 ? value / root : value / BigInteger.Pow(root, degree - 1);
            BigInteger next = degree == 2 ? (root + quotient) >> 1 : ((degree - 1) * root + quotient) / degree;
            if (next >= root)
                return root;

            root = next;
        }

        return root;
    }

    /// <summary>A start above the root: its leading 40 bits or so, and one more.</summary>
    private static BigInteger Start(BigInteger value, long bits, int degree)
    {
        long drop = Math.Max(0, bits - 1000);
        drop += (degree - drop % degree) % degree;
        double leading = Math.Pow((double)(value >> (int)drop) + 1, 1.0 / degree);
        long shift = drop / degree;
        var start = new BigInteger(Math.Ceiling(leading * (1 + 1e-12)) + 1);
        return start << (int)shift;
    }
}
