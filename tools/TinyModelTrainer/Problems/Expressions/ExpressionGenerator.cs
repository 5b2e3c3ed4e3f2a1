using System.Collections.Immutable;
using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Expressions;

/// <summary>Draws expressions over natural numbers whose value and intermediate results stay below 100,000 and above zero.</summary>
public sealed class ExpressionGenerator(Random random)
{
    // With room for multiplying out a bracket, no number on any path to the value has more than five digits.
    private const int GreatestTotal = 90_000;

    /// <summary>A sum, product or quotient with so many operators.</summary>
    public Expression Draw(int operators)
    {
        while (true)
        {
            var expression = DrawSum(operators);
            if (expression.Operators > 0 && (expression is not Sum sum || sum.Terms.Sum(term => Math.Max(0, term.Value)) <= GreatestTotal))
                return expression;
        }
    }

    /// <summary>A difference below zero.</summary>
    public Sum DrawNegative()
    {
        var left = random.Between(1, 999);
        return SumOf(left, left + random.Between(1, 999), isNegative: true);
    }

    /// <summary>A sum whose terms use up the operators; running totals never fall below zero.</summary>
    private Expression DrawSum(int operators)
    {
        var terms = ImmutableArray.CreateBuilder<Term>();
        var total = 0;
        for (var left = operators + 1; left > 0;)
        {
            var content = DrawTerm(random.Next(Math.Min(left, 3)));
            left -= content.Operators + 1;
            var isNegative = terms.Count > 0 && content.Value <= total && random.Once(2);
            terms.Add(new Term(content, isNegative));
            total += terms[^1].Value;
        }

        return Sum.Of(terms.ToImmutable());
    }

    private Expression DrawTerm(int operators) => (operators, random.Next(3)) switch
    {
        (0, _) => DrawNumber(),
        (1, 0) => DrawQuotient(),
        (1, _) => DrawProduct(),
        (_, 0) => DrawQuotientOfBracket(),
        _ => DrawProductWithBracket(),
    };

    private Number DrawNumber() => new(random.Next(10) switch
    {
        0 => random.Between(1, 9),
        < 5 => random.Between(10, 99),
        < 8 => random.Between(100, 999),
        _ => random.Between(1000, 9999),
    });

    private Product DrawProduct()
    {
        var (left, right) = random.Next(8) switch
        {
            0 => (random.Between(2, 9), random.Between(2, 9)),
            1 => (random.Between(1000, 9999), random.Between(2, 9)),
            2 => (random.Between(100, 499), random.Between(11, 99)),
            3 => (random.Between(100, 999), random.Between(2, 9)),
            4 or 5 => (random.Between(11, 99), random.Between(2, 9)),
            _ => (random.Between(11, 99), random.Between(11, 99)),
        };
        return random.Once(2) ? new Product(new Number(left), new Number(right)) : new Product(new Number(right), new Number(left));
    }

    private Product DrawProductWithBracket()
    {
        var bracket = DrawBracket(random.Between(5, 99));
        var factor = new Number(random.Between(2, 9));
        return random.Once(2) ? new Product(bracket, factor) : new Product(factor, bracket);
    }

    private Quotient DrawQuotient()
    {
        var divisor = random.Between(2, 9);
        return new Quotient(new Number(random.Between(2, random.Once(2) ? 199 : 999) * divisor), new Number(divisor));
    }

    private Quotient DrawQuotientOfBracket()
    {
        var divisor = random.Between(2, 9);
        return new Quotient(DrawBracket(random.Between(2, 99) * divisor), new Number(divisor));
    }

    /// <summary>A sum or difference of two numbers with a given value.</summary>
    private Sum DrawBracket(int value)
    {
        if (random.Once(2))
        {
            var part = random.Between(1, value - 1);
            return SumOf(part, value - part, isNegative: false);
        }

        var taken = random.Between(1, 99);
        return SumOf(value + taken, taken, isNegative: true);
    }

    private static Sum SumOf(int left, int right, bool isNegative) =>
        new([new Term(new Number(left), false), new Term(new Number(right), isNegative)]);
}
