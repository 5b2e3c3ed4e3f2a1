using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel;

/// <summary>The functions of a kernel that plans may call, in the order of the kernel.</summary>
internal sealed class PlannedFunctions
{
    private readonly Dictionary<string, PlannedFunction> _byName;

    public PlannedFunctions(Kernel kernel, Func<KernelFunction, bool> hasSideEffects)
    {
        All = [.. kernel.Plugins.SelectMany(plugin => plugin).Select(function => new PlannedFunction(function, hasSideEffects))];
        _byName = All.ToDictionary(function => function.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<PlannedFunction> All { get; }

    public PlannedFunction? Find(string name) => _byName.GetValueOrDefault(name);
}
