using System.Collections.Immutable;
using System.Text;

namespace TinyModelTrainer.Problems.Expressions;

/// <summary>Two or more terms, added and taken away; the first is always added.</summary>
/// <param name="Terms">The terms in written order.</param>
public sealed record Sum(ImmutableArray<Term> Terms) : Expression
{
    /// <inheritdoc/>
    public override int Value => Terms.Sum(term => term.Value);

    /// <inheritdoc/>
    public override int Operators => Terms.Length - 1 + Terms.Sum(term => term.Content.Operators);

    /// <summary>The expression these terms make: a lone term needs no sum around it.</summary>
    public static Expression Of(ImmutableArray<Term> terms) => terms is [var only] ? only.Content : new Sum(terms);

    /// <inheritdoc/>
    public override string Canonical =>
        string.Concat(Terms.Select(term => $"{(term.IsNegative ? '-' : '+')}({term.Content.Canonical})").Order(StringComparer.Ordinal));

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (content, isNegative) in Terms)
        {
            if (text.Length > 0)
                text.Append(isNegative ? " - " : " + ");
            text.Append(Bracketed(content));
        }

        return text.ToString();
    }

    /// <summary>The text of an operand: a sum inside another operation stands in brackets.</summary>
    internal static string Bracketed(Expression operand) => operand is Sum ? $"({operand})" : operand.ToString()!;
}
