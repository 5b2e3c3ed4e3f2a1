using Quorum.LlamaCpp.Gguf;

namespace Quorum.LlamaCpp;

/// <summary>The sizes of a transformer that decide how much memory it takes to run, as its metadata tells them.</summary>
internal sealed class ModelDimensions
{
    private readonly GgufFile _file;
    private readonly string _architecture;
    private readonly long _keySize;
    private readonly long _valueSize;
    private readonly bool _isLatent;

    public ModelDimensions(GgufFile file)
    {
        _file = file;
        _architecture = file.GetString(GgufKeys.Architecture)!;
        Layers = Number("block_count", 1);
        Embedding = Number("embedding_length", 1);
        FeedForward = Math.Max(Number("feed_forward_length", 0), Number("expert_feed_forward_length", 0) * Number("expert_used_count", 0));
        Vocabulary = file.Metadata.GetValueOrDefault(GgufKeys.Tokens)?.Count ?? 0;
        Heads = Number("attention.head_count", 1);
        _keySize = Number("attention.key_length", Embedding / Math.Max(1, Heads));
        _valueSize = Number("attention.value_length", Embedding / Math.Max(1, Heads));

        // Multi-head latent attention keeps one compressed vector a token, from which it also reads the values.
        _isLatent = Number("attention.key_length_mla", 0) > 0;
    }

    public long Layers { get; }

    public long Embedding { get; }

    public long FeedForward { get; }

    public long Vocabulary { get; }

    public long Heads { get; }

    public long Queries => Heads * _keySize;

    public long Keys => KeyHeads(0) * _keySize;

    public long Values => KeyHeads(0) * _valueSize;

    /// <summary>The bytes that a token takes in the KV cache.</summary>
    public long CacheBytesPerToken(GgufTensorType keyType, GgufTensorType valueType)
    {
        long bytes = 0;
        for (int layer = 0; layer < Layers; layer++)
            bytes += RowBytes(KeyHeads(layer) * _keySize, keyType) + (_isLatent ? 0 : RowBytes(KeyHeads(layer) * _valueSize, valueType));
        return Math.Max(1, bytes);
    }

    /// <summary>Whether the keys and the values of a head fill blocks of so many numbers.</summary>
    public bool HasHeadsOf(int blockSize) => _keySize % blockSize == 0 && _valueSize % blockSize == 0;

    private static long RowBytes(long length, GgufTensorType type)
    {
        if (GgufBlock.Of(type) is not { } block)
            throw new ArgumentOutOfRangeException(nameof(type), type, "ggml has no such type.");
        return (length + block.Weights - 1) / block.Weights * block.Bytes;
    }

    // Some architectures give one number for all layers, some an array with one for each.
    private long KeyHeads(int layer) => Number("attention.head_count_kv", Heads, layer);

    private long Number(string key, long absent, int layer = 0)
    {
        // The guard makes sure of these types where it knows the architecture; what else a file may hold is no size.
        if (_file.Metadata.GetValueOrDefault($"{_architecture}.{key}") is not { Count: > 0, Type: GgufValueType.U32 or GgufValueType.I32 } value) return absent;
        return Math.Max(0, value.GetInt64(value.IsArray ? Math.Min(layer, value.Count - 1) : 0));
    }
}
