namespace TinyModelTrainer.Problems.Expressions;

/// <summary>Two factors, each a number or a bracket.</summary>
public sealed record Product(Expression Left, Expression Right) : Expression
{
    /// <inheritdoc/>
    public override int Value => Left.Value * Right.Value;

    /// <inheritdoc/>
    public override int Operators => Left.Operators + Right.Operators + 1;

    /// <inheritdoc/>
    public override string Canonical => string.Join('*', new[] { $"({Left.Canonical})", $"({Right.Canonical})" }.Order(StringComparer.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => $"{Sum.Bracketed(Left)} * {Sum.Bracketed(Right)}";
}
