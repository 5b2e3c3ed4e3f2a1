using Quorum.LlamaCpp.Engine;
using Quorum.LlamaCpp.Gguf;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp;

/// <summary>The size of a llama.cpp context, as far as it decides how much memory the context takes.</summary>
public sealed record ContextShape
{
    /// <summary>Gets the number of KV cells, one a token, that all sequences share. At least 1.</summary>
    public required int Cells
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Cells));
            field = value;
        }
    }

    /// <summary>Gets the number of sequences that are evaluated together. At least 1; the default is 1.</summary>
    public int Sequences
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Sequences));
            field = value;
        }
    }

    = 1;

    /// <summary>Gets the most tokens that are evaluated in one pass. At least 1; the default is 512.</summary>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(BatchSize));
            field = value;
        }
    }

    = 512;

    /// <summary>Gets how the keys are stored. The default is <see cref="GgufTensorType.F16"/>.</summary>
    public GgufTensorType KeyType { get; init; } = GgufTensorType.F16;

    /// <summary>Gets how the values are stored. The default is <see cref="GgufTensorType.F16"/>.</summary>
    public GgufTensorType ValueType { get; init; } = GgufTensorType.F16;

    /// <summary>
    /// Gets whether attention is computed without a matrix of every token of a batch times every cell. The default is
    /// <see langword="true"/>.
    /// </summary>
    public bool FlashAttention { get; init; } = true;

    /// <summary>The context that a <see cref="LlamaEngine"/> makes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cells">The number of KV cells (<see cref="LlamaEngineOptions.ContextSize"/>).</param>
    /// <param name="sequences">The number of sequences (<see cref="LlamaEngineOptions.MaxSequences"/>).</param>
    /// <returns>The shape with <see cref="KvCacheType.F16"/>, the default.</returns>
    public static ContextShape OfEngine(GgufFile model, int cells, int sequences)
    {
        ArgumentNullException.ThrowIfNull(model);
        var isSmall = model.ParameterCount < LlamaModel.SmallModelParameters;
        var shape = new ContextShape { Cells = cells, Sequences = sequences, KeyType = DecodeContext.KeyTypeOf(KvCacheType.F16, isSmall), FlashAttention = !isSmall };
        return shape with { BatchSize = isSmall ? DecodeContext.SmallMicroBatch : Math.Max(shape.BatchSize, sequences) };
    }

    /// <summary>The shape of a context that llama.cpp is to make.</summary>
    internal static ContextShape Of(in LlamaContextParams parameters) => new()
    {
        Cells = (int)parameters.ContextSize,
        Sequences = (int)parameters.MaxSequences,
        BatchSize = (int)parameters.MicroBatchSize,
        KeyType = (GgufTensorType)parameters.TypeK,
        ValueType = (GgufTensorType)parameters.TypeV,
        FlashAttention = parameters.FlashAttentionType != 0,
    };
}
