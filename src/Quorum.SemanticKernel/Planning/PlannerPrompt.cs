using Microsoft.Extensions.AI;

namespace Quorum.SemanticKernel;

/// <summary>What the model is told. The embedded model is trained on exactly these texts.</summary>
internal static class PlannerPrompt
{
    private const string Form = """
        Answer with JSON alone: {"calls":[{"function":"NAME","arguments":{"ARGUMENT":VALUE}}]}
        A VALUE is JSON or "$1", the result of call 1. The last call gives the answer.
        """;

    public static ChatMessage[] For(Plan task, PlannedFunctions functions)
    {
        var inputs = task.Inputs.Count == 0 ? "" : $"\nInputs: {string.Join(", ", task.Inputs.Select(input => $"\"${input.Key}\" ({JsonType.Of(input.Value)})"))}";
        return
        [
            new(ChatRole.System, $"Plan the goal as calls of these functions:\n{string.Join('\n', functions.All)}\n\n{Form.ReplaceLineEndings("\n")}{inputs}"),
            new(ChatRole.User, task.Goal),
        ];
    }
}
