using System.Reflection;
using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel;

/// <summary>Says that a kernel function changes something outside, so that plans call it only after approval, and in the order in which they say so.</summary>
/// <remarks>A function that returns nothing needs no such mark: it can only be called for its side effects.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SideEffectsAttribute : Attribute
{
    /// <summary>Whether a function's method bears the mark.</summary>
    /// <param name="function">The function.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public static bool IsOn(KernelFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.UnderlyingMethod?.GetCustomAttribute<SideEffectsAttribute>() is not null;
    }
}
