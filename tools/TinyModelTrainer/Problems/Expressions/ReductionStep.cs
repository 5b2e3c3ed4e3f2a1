namespace TinyModelTrainer.Problems.Expressions;

/// <summary>One step of a solution: a sub-expression and the whole expression after it was replaced.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="Part">The sub-expression it is done to; its operands are numbers, except when a bracket is multiplied out.</param>
/// <param name="Outcome">What the part becomes.</param>
/// <param name="Rest">The whole expression afterwards.</param>
public sealed record ReductionStep(Operation Operation, Expression Part, Expression Outcome, Expression Rest);
