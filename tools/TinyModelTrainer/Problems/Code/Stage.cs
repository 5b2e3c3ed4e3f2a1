namespace TinyModelTrainer.Problems.Code;

/// <summary>One stage of a task: a filter, a mapping, an order, a cut or a total.</summary>
/// <param name="Order">What is to be done, in the imperative: "keep the even numbers".</param>
/// <param name="Calls">The method calls that do it, each a valid choice, e.g. <c>.Where(x => x % 2 == 0)</c>.</param>
/// <param name="Run">What it does to a value.</param>
/// <param name="Yields">The C# type of the outcome.</param>
public sealed record Stage(string Order, string[] Calls, Func<object, object> Run, string Yields)
{
    /// <summary>What the task is called in a noun phrase around the phrase of the stages before, e.g. "the squares of {0}"; null if it has none.</summary>
    public string? Phrase { get; init; }
}
