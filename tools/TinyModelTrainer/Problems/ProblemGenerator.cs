using System.Collections.Immutable;
using System.Globalization;

namespace TinyModelTrainer.Problems;

/// <summary>Draws problems from a seeded source: the same source state gives the same problem.</summary>
/// <param name="random">The source of every choice.</param>
/// <param name="mix">How many operators the problems have.</param>
public sealed class ProblemGenerator(Random random, ProblemMix mix)
{
    // With room for multiplying out a bracket, no number on any path to the answer has more than four digits.
    private const int GreatestTotal = 9000;

    private readonly ChainWriter _chains = new(random);
    private readonly QuestionWriter _questions = new(random);

    /// <summary>The next problem of the training split.</summary>
    public Problem NextForTraining() => Next(isHeldOut: false);

    /// <summary>The next problem of the held-out split.</summary>
    public Problem NextHeldOut() => Next(isHeldOut: true);

    private Problem Next(bool isHeldOut)
    {
        while (true)
        {
            var kind = random.Next(100);
            var expression = kind switch
            {
                < 4 => Divide(Between(10, 999), Between(2, 9)),
                < 7 => NegativeDifference(),
                _ => Draw(mix.DrawOperators(random)),
            };
            if (expression is Sum sum && sum.Terms.Sum(term => Math.Max(0, term.Value)) > GreatestTotal)
                continue;
            if (HeldOut.Contains(expression) == isHeldOut)
                return kind switch
                {
                    < 4 => WithRemainder((Quotient)expression),
                    < 7 => Negative((Sum)expression),
                    _ => Solve(expression),
                };
        }
    }

    private Problem Solve(Expression expression) =>
        new(expression, _questions.Ask(expression), _chains.Write(expression), expression.Value.ToString(CultureInfo.InvariantCulture));

    private Problem WithRemainder(Quotient quotient)
    {
        var (dividend, divisor) = (quotient.Dividend.Value, quotient.Divisor.Value);
        return new Problem(
            quotient,
            _questions.AskWithRemainder(quotient),
            _chains.WriteDivisionWithRemainder(dividend, divisor),
            $"{dividend / divisor} R {dividend % divisor}");
    }

    private Problem Negative(Sum difference)
    {
        var (left, right) = (difference.Terms[0].Content.Value, difference.Terms[1].Content.Value);
        return new Problem(difference, _questions.Ask(difference), _chains.WriteNegativeDifference(left, right), $"-{right - left}");
    }

    /// <summary>A sum whose terms use up <paramref name="operators"/>; running totals never fall below zero.</summary>
    private Expression Draw(int operators)
    {
        var terms = ImmutableArray.CreateBuilder<Term>();
        var total = 0;
        for (var left = operators + 1; left > 0;)
        {
            var content = DrawTerm(random.Next(Math.Min(left, 3)));
            left -= content.Operators + 1;
            var isNegative = terms.Count > 0 && content.Value <= total && random.Next(2) == 0;
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

    private Number DrawNumber() => new(random.Next(8) switch
    {
        0 => Between(1, 9),
        < 5 => Between(10, 99),
        _ => Between(100, 999),
    });

    private Product DrawProduct()
    {
        var (left, right) = random.Next(6) switch
        {
            0 => (Between(2, 9), Between(2, 9)),
            1 => (Between(100, 999), Between(2, 9)),
            2 or 3 => (Between(11, 99), Between(2, 9)),
            _ => (Between(11, 99), Between(11, 99)),
        };
        return random.Next(2) == 0 ? new Product(new Number(left), new Number(right)) : new Product(new Number(right), new Number(left));
    }

    private Product DrawProductWithBracket()
    {
        var bracket = DrawBracket(Between(5, 99));
        var factor = new Number(Between(2, 9));
        return random.Next(2) == 0 ? new Product(bracket, factor) : new Product(factor, bracket);
    }

    private Quotient DrawQuotient()
    {
        var divisor = Between(2, 9);
        return Divide(Between(2, 199) * divisor, divisor);
    }

    private Quotient DrawQuotientOfBracket()
    {
        var divisor = Between(2, 9);
        return new Quotient(DrawBracket(Between(2, 99) * divisor), new Number(divisor));
    }

    /// <summary>A sum or difference of two numbers with a given value.</summary>
    private Sum DrawBracket(int value)
    {
        if (random.Next(2) == 0)
        {
            var part = Between(1, value - 1);
            return SumOf(part, value - part, isNegative: false);
        }

        var taken = Between(1, 99);
        return SumOf(value + taken, taken, isNegative: true);
    }

    private Sum NegativeDifference()
    {
        var left = Between(1, 199);
        return SumOf(left, left + Between(1, 199), isNegative: true);
    }

    private static Sum SumOf(int left, int right, bool isNegative) =>
        new([new Term(new Number(left), false), new Term(new Number(right), isNegative)]);

    private static Quotient Divide(int dividend, int divisor) => new(new Number(dividend), new Number(divisor));

    private int Between(int low, int high) => random.Next(low, high + 1);
}
