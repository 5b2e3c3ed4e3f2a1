using System.Globalization;
using System.Text.Json;
using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel;

/// <summary>A parameter of a kernel function as plans see it.</summary>
internal sealed class PlannedParameter(KernelParameterMetadata parameter)
{
    public string Name => parameter.Name;

    public JsonType Type { get; } = JsonType.Of(parameter.Schema?.RootElement);

    public bool IsRequired => parameter.IsRequired;

    /// <summary>The type of .NET that the function takes; <see langword="null"/> if it takes any.</summary>
    public Type? ClrType => parameter.ParameterType;

    /// <summary>What is passed if nothing is given; <see langword="null"/> if there is none.</summary>
    public JsonElement? Default { get; } = parameter is { IsRequired: false, DefaultValue: { } value } ? PlanValue.ToJson(Read(value, parameter.ParameterType)) : null;

    public override string ToString() => $"{Name}{(IsRequired ? "" : "?")}: {Type}";

    // Semantic Kernel keeps the defaults of methods as text.
    private static object Read(object value, Type? type)
    {
        var target = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return value is string text && target is not null && (target.IsPrimitive || target == typeof(decimal))
            ? Convert.ChangeType(text, target, CultureInfo.InvariantCulture)
            : value;
    }
}
