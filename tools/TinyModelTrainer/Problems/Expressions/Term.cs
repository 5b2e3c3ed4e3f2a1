namespace TinyModelTrainer.Problems.Expressions;

/// <summary>One summand: a number, a product, a quotient or a bracket, added or taken away.</summary>
/// <param name="Content">What is added or taken away.</param>
/// <param name="IsNegative">Whether it is taken away.</param>
public readonly record struct Term(Expression Content, bool IsNegative)
{
    /// <summary>The value with its sign.</summary>
    public int Value => IsNegative ? -Content.Value : Content.Value;
}
