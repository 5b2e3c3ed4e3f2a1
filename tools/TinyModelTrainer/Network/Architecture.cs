namespace TinyModelTrainer.Network;

/// <summary>The shape of the network, in the terms of the llama architecture.</summary>
/// <param name="Vocabulary">Number of tokens.</param>
internal sealed record Architecture(int Vocabulary)
{
    /// <summary>The longest sequence the network is meant for, in tokens.</summary>
    public int ContextLength { get; init; } = 1024;

    /// <summary>Width of the residual stream.</summary>
    public int Width { get; init; } = 128;

    /// <summary>Number of blocks.</summary>
    public int Layers { get; init; } = 5;

    /// <summary>Attention heads of a block; each has its own keys and values.</summary>
    public int Heads { get; init; } = 4;

    /// <summary>Width of the feed-forward part.</summary>
    public int FeedForward { get; init; } = 384;

    /// <summary>Added to the mean square before its root is taken.</summary>
    public double NormEpsilon { get; init; } = 1e-5;

    /// <summary>Base of the rotary position frequencies.</summary>
    public double RopeBase { get; init; } = 10000;

    /// <summary>Width of one attention head.</summary>
    public int HeadWidth => Width / Heads;
}
