namespace Quorum.LlamaCpp;

/// <summary>The size of an engine. Every default suits the model and the machine.</summary>
public sealed record LlamaEngineOptions
{
    /// <summary>The most sequences that llama.cpp can hold in one context.</summary>
    public const int SequenceLimit = 256;

    /// <summary>
    /// Gets the number of sequences that a context evaluates together; further requests wait. Samples whose tokens are the same so far count as one, and
    /// those that part from one another take turns. From 1 to 256.
    /// </summary>
    /// <value>
    /// The default, <see langword="null"/>, is 64; 4 for models below 50 million weights, for which looking past the cells of many other
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
    /// Gets the number of contexts, each with sequences, a KV cache and threads of its own; a request goes to the one that has the fewest. What
    /// requests have in common is evaluated once in each. At least 1.
    /// </summary>
    /// <value>
    /// The default is 1. More make use of more processors where one batch cannot: with a small model, whose batches one thread evaluates.
    /// </value>
    public int Contexts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Contexts));
            field = value;
        }
    }

    = 1;

    /// <summary>
    /// Gets the most requests that the engine has at once, under way or waiting; a further one is refused with
    /// <see cref="EngineBusyException"/>. At least 1.
    /// </summary>
    /// <value>The default is 4,096.</value>
    public int MaxRequests
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxRequests));
            field = value;
        }
    }

    = 4096;

    /// <summary>
    /// Gets the number of KV cells of a context, one a token, that all its sequences share; tokens of a shared prefix count once. It also bounds the
    /// length of a single sequence, together with what the model was trained for.
    /// </summary>
    /// <value>
    /// The default, <see langword="null"/>, is what the sequences are likely to need, 4,096 tokens for each and at least one of the length that the
    /// model was trained for, as far as half of the memory goes that is available when the engine is made: in a container, of what its
    /// limit leaves; of the GPUs' free memory where layers are kept there. <see cref="LlamaEngine.Memory"/> and a log line tell what came of it.
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

    /// <summary>Gets the number of threads that evaluate a batch of a context. At least 1.</summary>
    /// <value>
    /// The default, <see langword="null"/>, takes the physical cores that the process may use, within the limits of its container, shared among the
    /// contexts; one alone for models below 50 million weights, whose steps are too short to be worth the waiting of threads for each other. On
    /// Linux, fewer threads compute while other processes keep processors busy: they wait for each other after every operation, so one that has to
    /// share its processor slows all of them down. A number that is set is kept to.
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

    /// <summary>
    /// Gets how the KV cache stores keys and values. The default is <see cref="KvCacheType.F16"/>, with the keys of models below 50 million
    /// weights in 32 bits, which is faster for narrow heads.
    /// </summary>
    public KvCacheType CacheType { get; init; }

    /// <summary>Gets whether attention is computed by flash attention: in blocks, without a matrix of every token times every cell.</summary>
    /// <value>
    /// The default, <see langword="null"/>, leaves it to llama.cpp; it is off for models below 50 million weights, whose narrow heads it
    /// makes slower on a CPU, unless <see cref="CacheType"/> needs it.
    /// </value>
    public bool? FlashAttention { get; init; }
}
