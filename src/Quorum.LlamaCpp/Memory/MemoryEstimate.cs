using System.Globalization;
using Quorum.LlamaCpp.Gguf;

namespace Quorum.LlamaCpp;

/// <summary>What a model and a context take in memory, reckoned from the file's header before anything is loaded.</summary>
/// <remarks>
/// <para>
/// Weights and KV cache are exact. The compute buffers are reckoned from the tensors that llama.cpp v0.5.0 keeps at once for a dense
/// transformer, and come within a tenth of what it allocates; for other architectures they are an approximation.
/// </para>
/// <para>
/// The vocabulary (some 30 MiB of 128,256 tokens) and the runtime itself come on top. Where llama.cpp arranges weights anew for the CPU,
/// the pages of a mapped file seem to be in use a second time; the system takes them back when it needs them.
/// </para>
/// <para>Instances are immutable and safe to share between threads.</para>
/// </remarks>
/// <param name="Weights">The bytes of the model's tensors.</param>
/// <param name="Cache">The bytes of the KV cache: keys and values of every cell in every layer.</param>
/// <param name="Compute">The bytes of intermediate results, logits included.</param>
public sealed record MemoryEstimate(long Weights, long Cache, long Compute)
{
    private const int CellPadding = 256;

    // What llama.cpp keeps for a cell beside keys and values: its position and the set of its sequences.
    private const int CellBytes = 64;

    /// <summary>Gets the bytes of all together.</summary>
    public long Total => Weights + Cache + Compute;

    /// <summary>Reckons what a model and a context of it take.</summary>
    /// <param name="model">The model.</param>
    /// <param name="context">The size of the context.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentException">Keys or values cannot be stored as the context asks.</exception>
    public static MemoryEstimate Of(GgufFile model, ContextShape context)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(context);
        var dimensions = new ModelDimensions(model);
        long cells = (context.Cells + (long)CellPadding - 1) / CellPadding * CellPadding;
        return new(
            model.Tensors.Sum(tensor => tensor.Length),
            cells * dimensions.CacheBytesPerToken(context.KeyType, context.ValueType),
            (cells * CellBytes) + ComputeBuffers(dimensions, context, cells) + OutputBuffers(dimensions, context));
    }

    /// <summary>Finds the largest number of cells with which a context fits beside the weights.</summary>
    /// <param name="model">The model.</param>
    /// <param name="context">The size of the context; its number of cells is the most that is tried.</param>
    /// <param name="available">The bytes that may be taken, the weights included.</param>
    /// <returns>The cells, a multiple of 256 unless it is what was asked for; 0 when not even the smallest context fits.</returns>
    public static int CellsThatFit(GgufFile model, ContextShape context, long available)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Of(model, context).Total <= available) return context.Cells;
        (int fits, int exceeds) = (0, (context.Cells + CellPadding - 1) / CellPadding);
        while (exceeds - fits > 1)
        {
            int middle = fits + ((exceeds - fits) / 2);
            if (Of(model, context with { Cells = middle * CellPadding }).Total <= available) fits = middle;
            else exceeds = middle;
        }

        return fits * CellPadding;
    }

    /// <summary>Describes the estimate in one line.</summary>
    /// <returns>For example <c>7.1 GiB: 4.6 GiB of weights, 2.0 GiB of KV cache, 512 MiB of compute buffers</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{ByteSize.Format(Total)}: {ByteSize.Format(Weights)} of weights, {ByteSize.Format(Cache)} of KV cache, {ByteSize.Format(Compute)} of compute buffers");

    /// <summary>The tensors that live at once where a pass of a whole batch is widest: in attention, in the feed-forward network or at the output.</summary>
    private static long ComputeBuffers(ModelDimensions model, ContextShape context, long cells)
    {
        long tokens = Math.Min(cells, context.BatchSize);
        long outputs = Math.Min(tokens, context.Sequences);
        long mask = tokens * cells * (context.FlashAttention ? sizeof(short) : sizeof(float));
        long scores = context.FlashAttention ? 0 : tokens * cells * model.Heads;
        long attention = (tokens * (model.Queries + model.Keys + model.Values)) + scores;
        long feedForward = tokens * model.FeedForward * 3;
        long layer = mask + (((tokens * model.Embedding * 4) + Math.Max(attention, feedForward)) * sizeof(float));
        long output = ((tokens * model.Embedding) + (outputs * model.Vocabulary)) * sizeof(float);
        return Math.Max(layer, output);
    }

    /// <summary>Where the logits of a pass are copied to.</summary>
    private static long OutputBuffers(ModelDimensions model, ContextShape context) => (long)context.Sequences * model.Vocabulary * sizeof(float);
}
