using System.Collections.Immutable;

namespace TinyModelTrainer.Problems.Plans;

/// <summary>What a user wants that calls of functions can do.</summary>
/// <param name="Text">The user's words.</param>
/// <param name="Calls">The calls that do it, in the order of the words, each with those that it needs.</param>
public sealed record PlanGoal(string Text, params ImmutableArray<PlannedCall> Calls);
