using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel;

/// <summary>A kernel function as plans see it.</summary>
internal sealed class PlannedFunction
{
    public PlannedFunction(KernelFunction function, Func<KernelFunction, bool> hasSideEffects)
    {
        Function = function;
        Name = function.PluginName is { Length: > 0 } plugin ? $"{plugin}-{function.Name}" : function.Name;
        Parameters = [.. function.Metadata.Parameters.Select(parameter => new PlannedParameter(parameter))];
        var result = function.Metadata.ReturnParameter;
        Result = result.ParameterType == typeof(void) ? null : JsonType.Of(result.Schema?.RootElement);

        // What gives nothing is called for what it does.
        HasSideEffects = Result is null || hasSideEffects(function);
    }

    public KernelFunction Function { get; }

    /// <summary>Plugin and function, with a hyphen between them.</summary>
    public string Name { get; }

    public IReadOnlyList<PlannedParameter> Parameters { get; }

    /// <summary>The type of the result; <see langword="null"/> if there is none.</summary>
    public JsonType? Result { get; }

    public bool HasSideEffects { get; }

    public PlannedParameter? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>The function as a line of a prompt.</summary>
    public override string ToString()
    {
        var result = Result is null ? "" : $" -> {Result}";
        var description = string.IsNullOrWhiteSpace(Function.Description) ? "" : $": {Function.Description.ReplaceLineEndings(" ").Trim()}";
        return $"{Name}({string.Join(", ", Parameters)}){result}{description}";
    }
}
