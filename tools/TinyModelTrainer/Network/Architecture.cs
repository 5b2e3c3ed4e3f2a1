namespace TinyModelTrainer.Network;

/// <summary>The shape of the network, in the terms of the llama architecture.</summary>
/// <param name="Vocabulary">Number of tokens.</param>
internal sealed record Architecture(int Vocabulary)
{
    /// <summary>The longest sequence the network is meant for, in tokens.</summary>
    public int ContextLength { get; init; } = 1024;

    /// <summary>Width of the residual stream, a multiple of 32.</summary>
    public int Width { get; init; } = 160;

    /// <summary>Number of blocks.</summary>
    public int Layers { get; init; } = 6;

    /// <summary>Attention heads of a block, 32 wide; each has its own keys and values.</summary>
    public int Heads => Width / HeadWidth;

    /// <summary>Width of the feed-forward part.</summary>
    public int FeedForward => 3 * Width;

    /// <summary>Added to the mean square before its root is taken.</summary>
    public double NormEpsilon { get; init; } = 1e-5;

    /// <summary>Base of the rotary position frequencies.</summary>
    public double RopeBase { get; init; } = 10000;

    /// <summary>Width of one attention head.</summary>
    public int HeadWidth { get; init; } = 32;
}
