using System.Globalization;
using Quorum.LlamaCpp.Gguf;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp;

/// <summary>Refuses what does not fit into memory before llama.cpp takes any, and says what to reduce.</summary>
internal static class MemoryCheck
{
    /// <summary>What is available now, with the free memory of the GPUs when layers may be kept there.</summary>
    public static AvailableMemory Available(bool withGpu)
    {
        AvailableMemory memory = AvailableMemory.Read();
        return withGpu ? memory with { Bytes = memory.Bytes + FreeGpuMemory() } : memory;
    }

    /// <summary>The bytes that are available where the KV cache will be: on the GPUs, if there are any and layers may be kept there.</summary>
    public static long AvailableForCache(bool withGpu) => withGpu && FreeGpuMemory() is > 0 and var gpu ? gpu : AvailableMemory.Read().Bytes;

    public static void RequireWeights(GgufFile model, AvailableMemory available)
    {
        long weights = model.Tensors.Sum(tensor => tensor.Length);
        if (weights <= available.Bytes) return;
        throw new InsufficientMemoryException(
            $"The weights of '{model.Path}' take {ByteSize.Format(weights)}, but only {available} are available. "
            + $"Take a file with a smaller quantisation, close other programs, or set {nameof(LlamaModelOptions)}.{nameof(LlamaModelOptions.CheckMemory)} "
            + "to false to try nevertheless.");
    }

    /// <summary>Checks the context of a model whose weights are loaded.</summary>
    public static void RequireContext(GgufFile model, ContextShape context, AvailableMemory available)
    {
        MemoryEstimate estimate = MemoryEstimate.Of(model, context);
        if (estimate.Cache + estimate.Compute <= available.Bytes) return;
        int fits = MemoryEstimate.CellsThatFit(model, context, estimate.Weights + available.Bytes);
        string remedy = fits > 0
            ? $"Lower {nameof(LlamaEngineOptions.ContextSize)} to at most {fits.ToString("N0", CultureInfo.InvariantCulture)}"
            : $"Lower {nameof(LlamaEngineOptions.MaxSequences)} or {nameof(LlamaEngineOptions.BatchSize)}";
        throw new InsufficientMemoryException(string.Create(
            CultureInfo.InvariantCulture,
            $"A context of {context.Cells:N0} KV cells and {context.Sequences} sequences for '{model.Path}' takes {ByteSize.Format(estimate.Cache)} of KV cache and {ByteSize.Format(estimate.Compute)} of compute buffers, but only {available} are available. {remedy}, or take a model of a smaller quantisation."));
    }

    private static unsafe long FreeGpuMemory()
    {
        long sum = 0;
        foreach (nint device in LlamaRuntime.FindGpus())
        {
            nuint free, total;
            NativeMethods.ggml_backend_dev_memory(device, &free, &total);
            sum += (long)free;
        }

        return sum;
    }
}
