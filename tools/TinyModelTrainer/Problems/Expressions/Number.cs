using System.Globalization;

namespace TinyModelTrainer.Problems.Expressions;

/// <summary>A number written in the expression.</summary>
/// <param name="Size">The number itself.</param>
public sealed record Number(int Size) : Expression
{
    /// <inheritdoc/>
    public override int Value => Size;

    /// <inheritdoc/>
    public override int Operators => 0;

    /// <inheritdoc/>
    public override string Canonical => ToString();

    /// <inheritdoc/>
    public override string ToString() => Size.ToString(CultureInfo.InvariantCulture);
}
