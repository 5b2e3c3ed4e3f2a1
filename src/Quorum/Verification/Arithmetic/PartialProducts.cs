using System.Numerics;

namespace Quorum;

/// <summary>Products that are worked out place by place: 37 * 24 from 37 * 4 and 37 * 20, which are added.</summary>
internal sealed class PartialProducts
{
    private const int MaximumParts = 64;

    private readonly List<Part> _parts = [];

    /// <summary>Whether an operation multiplies a factor of one of the products by a place of the other, and remembers its result if one is given.</summary>
    public bool TryTake(BinaryOperation operation, BigInteger? result, IEnumerable<BinaryOperation> products)
    {
        if (operation.Sign != '*')
            return false;

        foreach (BinaryOperation product in products)
        {
            if (Taken(operation, product.Left, product.Right) is { } right)
                return Remember(new Part(product.Left, product.Right, right, result ?? 0), result);
            if (Taken(operation, product.Right, product.Left) is { } left)
                return Remember(new Part(product.Right, product.Left, left, result ?? 0), result);
        }

        return false;
    }

    /// <summary>Whether an operation adds two parts of one product, and the product if this was all of it.</summary>
    public bool TryAdd(BinaryOperation operation, BigInteger? result, out BinaryOperation? completed)
    {
        completed = null;
        if (operation.Sign != '+')
            return false;

        foreach (Part first in _parts.Where(part => part.Value == operation.Left))
        {
            foreach (Part second in _parts.Where(part => part.Value == operation.Right && (part.Factor, part.Other) == (first.Factor, first.Other)))
            {
                BigInteger taken = first.Taken + second.Taken;
                if (taken == first.Other)
                    completed = new BinaryOperation(first.Factor, '*', first.Other);
                return Remember(first with { Taken = taken, Value = result ?? 0 }, result);
            }
        }

        return false;
    }

    private bool Remember(Part part, BigInteger? result)
    {
        if (result is not null && _parts.Count < MaximumParts)
            _parts.Add(part);
        return true;
    }

    private static BigInteger? Taken(BinaryOperation operation, BigInteger factor, BigInteger other) =>
        operation.Left == factor && IsPlace(other, operation.Right) ? operation.Right
        : operation.Right == factor && IsPlace(other, operation.Left) ? operation.Left
        : null;

    /// <summary>Whether a number is a digit of another at its place: 4 and 20 of 24.</summary>
    private static bool IsPlace(BigInteger number, BigInteger place)
    {
        BigInteger power = 1;
        while (power * 10 <= place)
            power *= 10;
        return !place.IsZero && (place % power).IsZero && number / power % 10 == place / power && place < number;
    }

    /// <summary>So many times a factor of the product Factor * Other.</summary>
    private sealed record Part(BigInteger Factor, BigInteger Other, BigInteger Taken, BigInteger Value);
}
