using static TorchSharp.torch;

namespace TinyModelTrainer.Network;

/// <summary>
/// A llama network: RMSNorm, rotary positions on interleaved pairs, SwiGLU, no biases. Weights, attention and the residual
/// stream are F32, the other matrix products BF16 where the hardware has it.
/// </summary>
/// <remarks>The weights of all blocks that have one shape lie in one tensor, so that the optimiser treats them in one go.</remarks>
internal sealed class TinyLlama
{
    private readonly Architecture _shape;
    private readonly Tensor _rotations;

    public TinyLlama(Architecture shape, int seed)
    {
        _shape = shape;
        manual_seed(seed);
        var (layers, width, inner) = (shape.Layers, shape.Width, shape.FeedForward);
        var residual = 1 / Math.Sqrt(2.0 * layers);
        Embedding = Weight(0.5, shape.Vocabulary, width);
        Attention = Weight(1 / Math.Sqrt(width), layers, 3 * width, width);
        AttentionOutput = Weight(residual / Math.Sqrt(width), layers, width, width);
        GateAndUp = Weight(1 / Math.Sqrt(width), layers, 2 * inner, width);
        Down = Weight(residual / Math.Sqrt(inner), layers, width, inner);
        Norms = ones(2 * layers + 1, width, device: Hardware.Device).requires_grad_().MoveToOuterDisposeScope();
        Head = Weight(0.5 / Math.Sqrt(width), shape.Vocabulary, width);

        using var scope = NewDisposeScope();
        var frequencies = pow(shape.RopeBase, arange(0, shape.HeadWidth, 2, ScalarType.Float32) / -shape.HeadWidth);
        var angles = outer(arange(shape.ContextLength, ScalarType.Float32), frequencies);
        _rotations = polar(ones_like(angles), angles).view(shape.ContextLength, 1, 1, -1).to(Hardware.Device).MoveToOuterDisposeScope();
    }

    public Architecture Shape => _shape;

    public Tensor Embedding { get; }

    /// <summary>Query, key and value projections, one below the other.</summary>
    public Tensor Attention { get; }

    public Tensor AttentionOutput { get; }

    public Tensor GateAndUp { get; }

    public Tensor Down { get; }

    /// <summary>Before attention and before feed-forward of every block, then the last one.</summary>
    public Tensor Norms { get; }

    public Tensor Head { get; }

    /// <summary>All weights by name.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> Parameters =>
    [
        (nameof(Embedding), Embedding), (nameof(Attention), Attention), (nameof(AttentionOutput), AttentionOutput),
        (nameof(GateAndUp), GateAndUp), (nameof(Down), Down), (nameof(Norms), Norms), (nameof(Head), Head),
    ];

    /// <summary>Token ids or indices where the network is.</summary>
    public static Tensor Ids(long[] values) => tensor(values, device: Hardware.Device);

    /// <summary>Logits of the wanted positions.</summary>
    /// <param name="tokens">Ids, one sequence a row; what a row lacks is padded at its end.</param>
    /// <param name="wanted">Indices into the flattened rows.</param>
    public Tensor Forward(Tensor tokens, Tensor wanted)
    {
        var x = Embed(tokens);
        var blocks = Blocks();
        for (var layer = 0; layer < blocks.Length; layer++)
            x = blocks[layer].Apply(x, 0, attend: (q, k, v) => nn.functional.scaled_dot_product_attention(q, k, v, is_casual: true));
        return Project(x.view(-1, _shape.Width).index_select(0, wanted));
    }

    /// <summary>The rows of the embedding for some ids.</summary>
    public Tensor Embed(Tensor tokens) =>
        Embedding.index_select(0, tokens.reshape(-1)).view(tokens.shape[0], tokens.shape[1], _shape.Width);

    /// <summary>The blocks with their weights made ready for one pass.</summary>
    public Block[] Blocks()
    {
        var attention = Attention.to(Hardware.Products).unbind();
        var output = AttentionOutput.to(Hardware.Products).unbind();
        var gateAndUp = GateAndUp.to(Hardware.Products).unbind();
        var down = Down.to(Hardware.Products).unbind();
        var norms = Norms.unbind();
        return [.. Enumerable.Range(0, _shape.Layers).Select(i =>
            new Block(_shape, _rotations, norms[2 * i], attention[i], output[i], norms[2 * i + 1], gateAndUp[i], down[i]))];
    }

    /// <summary>Logits from the residual stream after the last block.</summary>
    public Tensor Project(Tensor x) =>
        nn.functional.linear(Block.Normalize(x, Norms[-1], _shape.NormEpsilon), Head.to(Hardware.Products)).@float();

    private static Tensor Weight(double deviation, params long[] shape) => (randn(shape) * deviation).to(Hardware.Device).requires_grad_().MoveToOuterDisposeScope();
}
