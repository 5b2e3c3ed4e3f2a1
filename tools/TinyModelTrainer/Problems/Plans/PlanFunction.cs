using System.Collections.Immutable;

namespace TinyModelTrainer.Problems.Plans;

/// <summary>A function that plans may call.</summary>
/// <param name="Name">Its plugin and its name.</param>
/// <param name="Parameters">The names and types of its parameters.</param>
/// <param name="Result">The type of its result.</param>
/// <param name="Description">What it does.</param>
public sealed record PlanFunction(string Name, ImmutableArray<(string Name, string Type)> Parameters, string Result, string Description)
{
    /// <summary>The line that offers the function.</summary>
    public override string ToString() => $"{Name}({string.Join(", ", Parameters.Select(parameter => $"{parameter.Name}: {parameter.Type}"))}) -> {Result}: {Description}";
}
