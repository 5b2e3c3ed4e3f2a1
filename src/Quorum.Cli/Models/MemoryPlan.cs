using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Gguf;

namespace Quorum.Cli.Models;

/// <summary>What a model takes with a number of samples, and whether this machine has it.</summary>
internal sealed record MemoryPlan(int Samples, int Tokens, GgufTensorType CacheType, MemoryEstimate Estimate, AvailableMemory Available, int TokensThatFit)
{
    public bool Fits => Estimate.Total <= Available.Bytes;

    public static MemoryPlan Of(GgufFile model, int samples, int tokens, GgufTensorType cacheType)
    {
        var cells = Math.Min((long)samples * tokens, int.MaxValue - 256);
        var shape = ContextShape.OfEngine(model, (int)cells, samples) with { KeyType = cacheType, ValueType = cacheType };
        if (cacheType != GgufTensorType.F16)
            shape = shape with { FlashAttention = true };
        var available = AvailableMemory.Read();
        return new(samples, tokens, cacheType, MemoryEstimate.Of(model, shape), available, MemoryEstimate.CellsThatFit(model, shape, available.Bytes) / samples);
    }
}
