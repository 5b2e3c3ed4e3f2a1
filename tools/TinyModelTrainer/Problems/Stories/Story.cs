using TinyModelTrainer.Problems.Expressions;

namespace TinyModelTrainer.Problems.Stories;

/// <summary>A word problem's text and the expression that solves it.</summary>
/// <param name="Text">What the user asks.</param>
/// <param name="Expression">The expression over the numbers of the text; its value is the answer.</param>
public sealed record Story(string Text, Expression Expression)
{
    /// <summary>The sum of two numbers or expressions.</summary>
    internal static Sum Plus(params Expression[] terms) => new([.. terms.Select(term => new Term(term, IsNegative: false))]);

    /// <summary>The first expression without the others.</summary>
    internal static Sum Minus(Expression first, params Expression[] taken) =>
        new([new Term(first, IsNegative: false), .. taken.Select(term => new Term(term, IsNegative: true))]);

    /// <summary>What is there at first, less what goes, and what comes.</summary>
    internal static Sum Balance(Expression first, Expression goes, Expression comes) =>
        new([new Term(first, IsNegative: false), new Term(goes, IsNegative: true), new Term(comes, IsNegative: false)]);

    /// <summary>The product of two expressions.</summary>
    internal static Product Times(Expression left, Expression right) => new(left, right);

    /// <summary>The quotient of two expressions.</summary>
    internal static Quotient Over(Expression left, Expression right) => new(left, right);
}
