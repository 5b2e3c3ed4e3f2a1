using System.Collections.Immutable;

namespace TinyModelTrainer.Problems.Expressions;

/// <summary>Finds every valid next step of an expression, so that a solution can take any of them.</summary>
public static class Reduction
{
    private const int SmallFactor = 9;

    /// <summary>All steps that keep the value and pass no negative number; empty for a number.</summary>
    public static IEnumerable<ReductionStep> Steps(Expression expression) => expression switch
    {
        Sum sum => OfSum(sum),
        Product product => OfProduct(product),
        Quotient { Dividend: Number, Divisor: Number } quotient => [Compute(Operation.Divide, quotient)],
        Quotient quotient => Steps(quotient.Dividend).Select(step => step with { Rest = quotient with { Dividend = step.Rest } }),
        _ => [],
    };

    private static IEnumerable<ReductionStep> OfSum(Sum sum)
    {
        var terms = sum.Terms;
        for (var i = 0; i < terms.Length; i++)
        {
            var term = terms[i];
            if (term.Content is not Number)
            {
                foreach (var step in Steps(term.Content))
                    yield return step with { Rest = Sum.Of(Replace(terms, i, step)) };
                continue;
            }

            for (var j = i + 1; j < terms.Length; j++)
            {
                if (terms[j].Content is Number && Combine(term, terms[j]) is { } combined)
                    yield return combined with { Rest = Sum.Of(Merge(terms, i, j, combined)) };
            }
        }
    }

    /// <summary>Puts the step's result in place of a term; a product that was multiplied out gives several terms.</summary>
    private static ImmutableArray<Term> Replace(ImmutableArray<Term> terms, int index, ReductionStep step)
    {
        var isNegative = terms[index].IsNegative;
        if (terms[index].Content is not Product || step.Rest is not Sum opened)
            return terms.SetItem(index, new Term(step.Rest, isNegative));

        var inner = opened.Terms.Select(term => term with { IsNegative = term.IsNegative != isNegative });
        return terms.RemoveAt(index).InsertRange(index, inner);
    }

    /// <summary>Two numbers of a sum taken together; null where that would pass a negative number.</summary>
    private static ReductionStep? Combine(Term first, Term second)
    {
        if (first.IsNegative == second.IsNegative)
            return Compute(Operation.Add, new Sum([first with { IsNegative = false }, second with { IsNegative = false }]));

        var (positive, negative) = first.IsNegative ? (second, first) : (first, second);
        return positive.Content.Value < negative.Content.Value
            ? null
            : Compute(Operation.Subtract, new Sum([positive, negative]));
    }

    private static ImmutableArray<Term> Merge(ImmutableArray<Term> terms, int i, int j, ReductionStep step)
    {
        var isNegative = terms[i].IsNegative && terms[j].IsNegative;
        return terms.RemoveAt(j).SetItem(i, new Term(step.Outcome, isNegative));
    }

    private static IEnumerable<ReductionStep> OfProduct(Product product)
    {
        if (product is { Left: Number, Right: Number })
            return [Compute(Operation.Multiply, product)];

        var steps = Steps(product.Left).Select(step => step with { Rest = product with { Left = step.Rest } })
            .Concat(Steps(product.Right).Select(step => step with { Rest = product with { Right = step.Rest } }));
        return product switch
        {
            { Left: Sum bracket, Right: Number { Size: <= SmallFactor } factor } => steps.Concat(Distribute(product, bracket, term => new Product(term, factor))),
            { Right: Sum bracket, Left: Number { Size: <= SmallFactor } factor } => steps.Concat(Distribute(product, bracket, term => new Product(factor, term))),
            _ => steps,
        };
    }

    private static IEnumerable<ReductionStep> Distribute(Product product, Sum bracket, Func<Expression, Product> multiply)
    {
        if (bracket.Terms.Length != 2 || bracket.Terms.Any(term => term.Content is not Number))
            return [];

        var opened = new Sum([.. bracket.Terms.Select(term => term with { Content = multiply(term.Content) })]);
        return [new ReductionStep(Operation.Distribute, product, opened, opened)];
    }

    private static ReductionStep Compute(Operation operation, Expression part)
    {
        var outcome = new Number(part.Value);
        return new ReductionStep(operation, part, outcome, outcome);
    }
}
