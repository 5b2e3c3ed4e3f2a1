using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Reads the number of samples that a single request asks for.</summary>
internal static class SampleCountProperty
{
    /// <exception cref="ArgumentException">It is not a whole number from 1 to 1,024.</exception>
    public static int? Read(ChatOptions? options)
    {
        object? value = options?.AdditionalProperties?.GetValueOrDefault(ConsensusOptions.SampleCountProperty);
        if (value is null)
            return null;

        // Numbers arrive in many shapes: prompt files give text, JSON gives elements, Semantic Kernel gives double.
        string? text = value is JsonElement element ? element.ToString() : Convert.ToString(value, CultureInfo.InvariantCulture);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number is >= 1 and <= ConsensusOptions.MaximumSampleCount && double.IsInteger(number)
            ? (int)number
            : throw new ArgumentException(
                $"\"{ConsensusOptions.SampleCountProperty}\" must be a whole number from 1 to {ConsensusOptions.MaximumSampleCount}, but is {text}.", nameof(options));
    }
}
