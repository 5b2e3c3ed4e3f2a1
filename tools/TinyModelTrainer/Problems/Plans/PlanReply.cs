using System.Globalization;
using System.Text.Json;

namespace TinyModelTrainer.Problems.Plans;

/// <summary>Reads and writes plans as the model writes them.</summary>
public static class PlanReply
{
    /// <summary>Writes calls, each with its number and the arguments in the order of the parameters.</summary>
    /// <param name="calls">The calls in the order in which they are made.</param>
    public static string Write(IReadOnlyList<PlannedCall> calls) => $"{{\"calls\":[{string.Join(',', calls.Select(call => Write(call, calls)))}]}}";

    /// <summary>How an argument is written in the chain: a value, an input, or the number of a call.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="calls">The calls in the order in which they are made.</param>
    public static string Refer(object argument, IReadOnlyList<PlannedCall> calls) =>
        argument is PlannedCall call ? $"${Number(call, calls)}" : Convert.ToString(argument, CultureInfo.InvariantCulture)!;

    /// <summary>What a plan does, so that plans that do the same give the same text; <see langword="null"/> if the text is no plan.</summary>
    /// <param name="reply">What the model wrote.</param>
    public static string? Understand(string reply)
    {
        try
        {
            var texts = new List<string>();
            var used = new HashSet<int>();
            foreach (var call in JsonElement.Parse(reply).GetProperty("calls").EnumerateArray())
            {
                var function = PlanFunctions.All.Single(function => function.Name == call.GetProperty("function").GetString());
                var arguments = function.Parameters.Select(parameter => Understand(call.GetProperty("arguments").GetProperty(parameter.Name), texts, used)).ToArray();
                texts.Add($"{function.Name}({string.Join(", ", arguments)})");
            }

            return string.Join("; ", texts.Where((_, i) => !used.Contains(i)));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static string Understand(JsonElement argument, List<string> texts, HashSet<int> used)
    {
        if (argument.ValueKind != JsonValueKind.String)
            return argument.GetRawText();

        var text = argument.GetString()!;
        if (!text.StartsWith('$') || !int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return text;
        used.Add(number - 1);
        return texts[number - 1];
    }

    private static string Write(PlannedCall call, IReadOnlyList<PlannedCall> calls) =>
        $"{{\"function\":\"{call.Function.Name}\",\"arguments\":{{{string.Join(',', call.Arguments.Select((argument, i) => $"\"{call.Function.Parameters[i].Name}\":{Quote(argument, calls)}"))}}}}}";

    private static string Quote(object argument, IReadOnlyList<PlannedCall> calls) => argument is int ? Refer(argument, calls) : $"\"{Refer(argument, calls)}\"";

    // By reference: two equal calls are two.
    private static int Number(PlannedCall call, IReadOnlyList<PlannedCall> calls) => 1 + Enumerable.Range(0, calls.Count).First(i => ReferenceEquals(calls[i], call));
}
