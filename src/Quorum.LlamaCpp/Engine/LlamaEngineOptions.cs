namespace Quorum.LlamaCpp;

/// <summary>The size of an engine. Every default suits the model and the machine.</summary>
public sealed record LlamaEngineOptions
{
    /// <summary>The most sequences that llama.cpp can hold in one context.</summary>
    public const int SequenceLimit = 256;

    /// <summary>
    /// Gets the number of sequences that are evaluated together; further requests wait. Samples whose tokens are the same so far count as one, and
    /// those that part from one another take turns. From 1 to 256.
    /// </summary>
    /// <value>
    /// The default, <see langword="null"/>, is 64; 8 for models below 50 million weights, for which looking past the cells of many other
    /// sequences costs more than the batch saves.
    /// </value>
    public int? MaxSequences
    {
        get;
        init
        {
            if (value is { } count)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(MaxSequences));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(count, SequenceLimit, nameof(MaxSequences));
            }

            field = value;
        }
    }

    /// <summary>
    /// Gets the number of KV cells, one a token, that all sequences share; tokens of a shared prefix count once. It also bounds the
    /// length of a single sequence, together with what the model was trained for.
    /// </summary>
    /// <value>
    /// The default, <see langword="null"/>, takes the trained context for every sequence as far as 2 GiB of KV cache go: 16,384 cells for
    /// DeepSeek-R1-Distill-Llama-8B.
    /// </value>
    public int? ContextSize
    {
        get;
        init
        {
            if (value is { } size)
                ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(ContextSize));
            field = value;
        }
    }

    /// <summary>Gets the most tokens that one decode step evaluates: a long prompt is evaluated in chunks of it, mixed with other sequences.</summary>
    /// <value>The default is 512. At least 1; the engine raises it to the number of sequences.</value>
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

    /// <summary>Gets the number of threads that evaluate a batch.</summary>
    /// <value>
    /// The default, <see langword="null"/>, takes all processors; one alone for models below 50 million weights, whose steps are too short
    /// to be worth the waiting of threads for each other.
    /// </value>
    public int? Threads
    {
        get;
        init
        {
            if (value is { } count)
                ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(Threads));
            field = value;
        }
    }

    /// <summary>Gets how the KV cache stores keys and values. The default is <see cref="KvCacheType.F16"/>.</summary>
    public KvCacheType CacheType { get; init; }

    /// <summary>Gets whether attention is computed by flash attention: in blocks, without a matrix of every token times every cell.</summary>
    /// <value>
    /// The default, <see langword="null"/>, leaves it to llama.cpp; it is off for models below 50 million weights, whose narrow heads it
    /// makes slower on a CPU, unless <see cref="CacheType"/> needs it.
    /// </value>
    public bool? FlashAttention { get; init; }
}
