using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Reads numbers from the additional properties of streamed updates.</summary>
internal static class UpdateConfidence
{
    /// <summary>Reads a number, however it arrived: as a value, or as JSON if the update went through it.</summary>
    public static double? Read(ChatResponseUpdate update, string property) => update.AdditionalProperties?.GetValueOrDefault(property) switch
    {
        double number => number,
        float number => number,
        decimal number => (double)number,
        int number => number,
        long number => number,
        JsonElement { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out double value) => value,
        _ => null,
    };
}
