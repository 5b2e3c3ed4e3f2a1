using System.Collections.Immutable;

namespace Quorum;

/// <summary>Evaluates what is plus or minus infinity: ∞, −∞, 2∞, ∞ + 1. Differences and quotients of infinities have no value.</summary>
internal static class InfiniteEvaluation
{
    /// <summary>The sign of an infinite expression.</summary>
    /// <returns>1 or −1, 0 for an expression without infinity, <see langword="null"/> if it has no value.</returns>
    public static int? SignOf(Expression expression) => expression switch
    {
        _ when ExpressionTraits.Of(expression) is { HasInfinity: false, IsTooLarge: false } => 0,
        ConstantExpression { Constant: MathConstant.Infinity } => 1,
        SumExpression sum => SignOfSum(sum.Terms),
        ProductExpression product => SignOfProduct(product.Factors),
        _ => null,
    };

    private static int? SignOfSum(ImmutableArray<Expression> terms)
    {
        int sign = 0;
        foreach (Expression term in terms)
        {
            if (SignOf(term) is not { } next || next * sign < 0)
                return null;

            sign = next == 0 ? sign : next;
        }

        return sign;
    }

    private static int? SignOfProduct(ImmutableArray<Expression> factors)
    {
        int sign = 1;
        foreach (Expression factor in factors)
        {
            int? next = SignOf(factor);
            if (next is 0)
                next = ExpressionKey.Compare(factor, new NumberExpression(0));
            if (next is null or 0)
                return null;

            sign *= next.Value;
        }

        return sign;
    }
}
