using System.Text.Json;

namespace Quorum.SemanticKernel;

/// <summary>Calls of kernel functions that reach a goal, in order. The last call gives the result.</summary>
/// <remarks>
/// As JSON, <c>{"goal":"…","inputs":{"NAME":SCHEMA},"calls":[{"function":"PLUGIN-FUNCTION","arguments":{"NAME":VALUE}}]}</c>. A plan that is read
/// back is as good as any text: it is verified again before it runs.
/// </remarks>
/// <param name="Calls">The calls.</param>
public sealed record Plan(IReadOnlyList<PlanCall> Calls)
{
    /// <summary>Gets what the plan is for, in the user's words; empty if that is not known.</summary>
    public string Goal { get; init; } = "";

    /// <summary>Gets what the goal leaves open until the plan runs: the JSON schema of each input by its name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Inputs { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Reads a plan that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The plan, not verified.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidDataException">The text is no plan; the message says what is wrong.</exception>
    public static Plan FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PlanJson.Read(json);
    }

    /// <summary>Writes the plan as JSON, so that it can be kept and run later.</summary>
    /// <returns>The JSON, on one line.</returns>
    public string ToJson() => PlanJson.Write(this);

    /// <summary>Writes the calls for people to read.</summary>
    /// <returns>One line, such as <c>$1 = orders-last(name: "Anna"); $2 = orders-price(id: $1)</c>.</returns>
    public override string ToString() => string.Join("; ", Calls.Select((call, i) => $"${i + 1} = {call}"));
}
