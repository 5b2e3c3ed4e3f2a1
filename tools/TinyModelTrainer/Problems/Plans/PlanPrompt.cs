using System.Collections.Immutable;

namespace TinyModelTrainer.Problems.Plans;

/// <summary>What a planner tells the model.</summary>
/// <param name="Functions">The functions in the order in which they are offered.</param>
/// <param name="Inputs">The inputs of the goal.</param>
public sealed record PlanPrompt(ImmutableArray<PlanFunction> Functions, ImmutableArray<PlanInput> Inputs)
{
    /// <summary>The system text, exactly as <c>ConsensusPlanner</c> writes it.</summary>
    public string Text => string.Concat(
        "Plan the goal as calls of these functions:\n",
        string.Join('\n', Functions),
        "\n\nAnswer with JSON alone: {\"calls\":[{\"function\":\"NAME\",\"arguments\":{\"ARGUMENT\":VALUE}}]}\n",
        "A VALUE is JSON or \"$1\", the result of call 1. The last call gives the answer.",
        Inputs.IsEmpty ? "" : $"\nInputs: {string.Join(", ", Inputs.Select(input => $"\"{input}\" ({input.Type})"))}");
}
