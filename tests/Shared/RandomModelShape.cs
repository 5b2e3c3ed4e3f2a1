namespace Quorum.Testing;

/// <summary>The sizes of a random model; the defaults give one of a quarter of a megabyte in F16.</summary>
internal sealed record RandomModelShape
{
    /// <summary>Gets the shape of Llama 3.2 1B, whose vocabulary DeepSeek-R1-Distill-Llama-8B shares.</summary>
    public static RandomModelShape OneBillion { get; } = new()
    {
        Layers = 16,
        Embedding = 2048,
        FeedForward = 8192,
        Heads = 32,
        KeyValueHeads = 8,
        HeadSize = 64,
        Vocabulary = 128_256,
        ContextLength = 131_072,
    };

    /// <summary>Gets the shape of DeepSeek-R1-Distill-Llama-8B.</summary>
    public static RandomModelShape EightBillion { get; } = new()
    {
        Layers = 32,
        Embedding = 4096,
        FeedForward = 14_336,
        Heads = 32,
        KeyValueHeads = 8,
        HeadSize = 128,
        Vocabulary = 128_256,
        ContextLength = 131_072,
    };

    public int Layers { get; init; } = 2;

    public int Embedding { get; init; } = 64;

    public int FeedForward { get; init; } = 128;

    public int Heads { get; init; } = 4;

    public int KeyValueHeads { get; init; } = 2;

    public int HeadSize { get; init; } = 16;

    /// <summary>Gets the number of tokens: 256 bytes, six special ones, and fillers.</summary>
    public int Vocabulary { get; init; } = 320;

    public int ContextLength { get; init; } = 4096;

    /// <summary>Gets whether the special tokens are those of DeepSeek-R1.</summary>
    public bool HasChatTokens { get; init; } = true;
}
