using System.Collections.Immutable;

namespace TinyModelTrainer.Problems.Plans;

/// <summary>A call of a plan, with the calls whose results it needs.</summary>
/// <param name="Function">What is called.</param>
/// <param name="Arguments">In the order of the parameters: a number, a text, a <see cref="PlanInput"/>, or a call whose result it is.</param>
public sealed record PlannedCall(PlanFunction Function, ImmutableArray<object> Arguments)
{
    /// <summary>The calls whose results it needs.</summary>
    public IEnumerable<PlannedCall> Needed => Arguments.OfType<PlannedCall>();

    /// <summary>How many calls it takes.</summary>
    public int Size => 1 + Needed.Sum(call => call.Size);

    /// <summary>The call with those that it needs in their places: equal for calls that do the same.</summary>
    public override string ToString() => $"{Function.Name}({string.Join(", ", Arguments)})";
}
