using System.Globalization;
using System.Text.Json;

namespace Quorum.SemanticKernel;

/// <summary>What an argument of a call is: the result of a call, an input of the plan, or else a constant.</summary>
/// <param name="Call">The number of the call, from 1; <see langword="null"/> if it is none.</param>
/// <param name="Input">The name of the input; <see langword="null"/> if it is none.</param>
/// <param name="Constant">The value, if it is neither.</param>
internal readonly record struct PlanArgument(int? Call, string? Input, JsonElement Constant)
{
    private const char Sign = '$';

    public static PlanArgument Of(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not [Sign, .. var name])
            return new(null, null, value);
        if (name is [Sign, ..])
            return new(null, null, JsonSerializer.SerializeToElement(name, PlanJsonContext.Default.String));
        if (name.Length > 0 && name.All(char.IsAsciiDigit))
            return new(int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue, null, default);
        return IsName(name) ? new(null, name, default) : new(null, null, value);
    }

    /// <summary>Whether an input can be referred to by a name.</summary>
    public static bool IsName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    public override string ToString() => Call is { } call ? string.Create(CultureInfo.InvariantCulture, $"{Sign}{call}") : Input is not null ? Sign + Input : PlanJson.Write(Constant);
}
