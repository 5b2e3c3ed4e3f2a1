using System.Text.Json;

namespace Quorum.SemanticKernel;

/// <summary>One call of a plan.</summary>
/// <param name="Function">The function, as <c>PLUGIN-FUNCTION</c>.</param>
/// <param name="Arguments">
/// Its arguments by the names of the parameters. The text <c>$2</c> stands for the result of the second call, <c>$name</c> for an input of the
/// plan; every other value stands for itself, and <c>$$</c> at the start of a text for one <c>$</c>.
/// </param>
public sealed record PlanCall(string Function, IReadOnlyDictionary<string, JsonElement> Arguments)
{
    /// <summary>Writes the call for people to read.</summary>
    /// <returns>The call, such as <c>orders-price(id: $1)</c>.</returns>
    public override string ToString() => $"{Function}({string.Join(", ", Arguments.Select(argument => $"{argument.Key}: {PlanArgument.Of(argument.Value)}"))})";
}
