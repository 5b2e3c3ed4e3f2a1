namespace TinyModelTrainer.Problems.Code;

/// <summary>A call of the method and what it returns.</summary>
/// <param name="Argument">The argument: an array of numbers or a text.</param>
/// <param name="Expected">The result: a number, a truth value, a text, or an array of numbers.</param>
public sealed record UnitTest(object Argument, object Expected);
