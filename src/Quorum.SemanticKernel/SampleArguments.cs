using System.Diagnostics.CodeAnalysis;
using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel;

/// <summary>The arguments of one sample: those of all, with a seed of its own in every execution settings.</summary>
internal static class SampleArguments
{
    private const string SeedKey = "seed";

    public static KernelArguments Create(KernelFunction function, KernelArguments? arguments, long seed)
    {
        var settings = arguments?.ExecutionSettings ?? function.ExecutionSettings;
        var seeded = settings is { Count: > 0 }
            ? settings.ToDictionary(pair => pair.Key, pair => WithSeed(pair.Value, seed))
            : new() { [PromptExecutionSettings.DefaultServiceId] = WithSeed(new PromptExecutionSettings(), seed) };
        return new KernelArguments(arguments ?? [], seeded);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Settings without a property for the seed get it as extension data, trimmed ones as well.")]
    private static PromptExecutionSettings WithSeed(PromptExecutionSettings settings, long seed)
    {
        var copy = settings.Clone();

        // Connectors read their own settings' property and not the extension data beside it.
        if (copy.GetType().GetProperty("Seed") is { CanWrite: true } property
            && (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var type
            && (type == typeof(long) || type == typeof(int)))
        {
            // Sample seeds are below 2^31.
            property.SetValue(copy, type == typeof(int) ? (int)seed : seed);
            return copy;
        }

        copy.ExtensionData = new Dictionary<string, object>(copy.ExtensionData ?? new Dictionary<string, object>()) { [SeedKey] = seed };
        return copy;
    }
}
