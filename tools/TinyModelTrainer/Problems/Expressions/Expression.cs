namespace TinyModelTrainer.Problems.Expressions;

/// <summary>An arithmetic expression over natural numbers.</summary>
public abstract record Expression
{
    /// <summary>The exact value. Every quotient divides without remainder, except one that is asked for with remainder.</summary>
    public abstract int Value { get; }

    /// <summary>The number of operators.</summary>
    public abstract int Operators { get; }

    /// <summary>The text with the operands of sums and products in a fixed order: the same for all permutations of an expression.</summary>
    public abstract string Canonical { get; }
}
