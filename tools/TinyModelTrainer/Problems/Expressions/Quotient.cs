namespace TinyModelTrainer.Problems.Expressions;

/// <summary>A number or a bracket divided by a number of one digit.</summary>
public sealed record Quotient(Expression Dividend, Expression Divisor) : Expression
{
    /// <inheritdoc/>
    public override int Value => Dividend.Value / Divisor.Value;

    /// <inheritdoc/>
    public override int Operators => Dividend.Operators + Divisor.Operators + 1;

    /// <inheritdoc/>
    public override string Canonical => $"({Dividend.Canonical})/({Divisor.Canonical})";

    /// <inheritdoc/>
    public override string ToString() => $"{Sum.Bracketed(Dividend)} / {Sum.Bracketed(Divisor)}";
}
