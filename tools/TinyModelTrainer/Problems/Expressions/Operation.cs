namespace TinyModelTrainer.Problems.Expressions;

/// <summary>The operations of one step.</summary>
public enum Operation
{
    /// <summary>Sum of two numbers.</summary>
    Add,

    /// <summary>Difference of two numbers.</summary>
    Subtract,

    /// <summary>Product of two numbers.</summary>
    Multiply,

    /// <summary>Quotient of two numbers.</summary>
    Divide,

    /// <summary>Multiplying out a bracket: nothing is computed, the expression is rewritten.</summary>
    Distribute,
}
