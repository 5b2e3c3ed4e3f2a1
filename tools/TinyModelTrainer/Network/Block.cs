using static TorchSharp.torch;

namespace TinyModelTrainer.Network;

/// <summary>One transformer block with its weights.</summary>
internal sealed record Block(
    Architecture Shape, Tensor Rotations, Tensor AttentionNorm, Tensor Attention, Tensor Output, Tensor FeedForwardNorm, Tensor GateAndUp, Tensor Down)
{
    /// <summary>Adds the block's attention and feed-forward to the residual stream.</summary>
    /// <param name="x">The residual stream: rows, positions, width.</param>
    /// <param name="start">The position of the first column.</param>
    /// <param name="attend">Attention of queries over keys and values, each rows, heads, positions, head width.</param>
    public Tensor Apply(Tensor x, int start, Func<Tensor, Tensor, Tensor, Tensor> attend)
    {
        var (rows, columns) = (x.shape[0], x.shape[1]);
        var projected = nn.functional.linear(Normalize(x, AttentionNorm, Shape.NormEpsilon), Attention)
            .view(rows, columns, 3, Shape.Heads, Shape.HeadWidth);
        var rotated = Rotate(projected.narrow(2, 0, 2), start).unbind(2);
        var attended = attend(rotated[0].transpose(1, 2), rotated[1].transpose(1, 2), projected.select(2, 2).@float().transpose(1, 2));
        x = x + nn.functional.linear(attended.transpose(1, 2).reshape(rows, columns, Shape.Width).to(Hardware.Products), Output);

        var inner = nn.functional.linear(Normalize(x, FeedForwardNorm, Shape.NormEpsilon), GateAndUp).chunk(2, -1);
        return x + nn.functional.linear(nn.functional.silu(inner[0]) * inner[1], Down);
    }

    /// <summary>RMSNorm (Zhang and Sennrich 2019), ready for a matrix product.</summary>
    internal static Tensor Normalize(Tensor x, Tensor weight, double epsilon) =>
        (x * (x.square().mean([-1], keepdim: true) + epsilon).rsqrt() * weight).to(Hardware.Products);

    /// <summary>Rotary positions (Su et al. 2021) on neighbouring pairs, as llama.cpp's llama architecture has them.</summary>
    private Tensor Rotate(Tensor queriesAndKeys, int start)
    {
        var shape = queriesAndKeys.shape;
        var pairs = queriesAndKeys.@float().view(shape[0], shape[1], 2, Shape.Heads, Shape.HeadWidth / 2, 2).view_as_complex();
        return (pairs * Rotations.narrow(0, start, shape[1])).view_as_real().flatten(-2);
    }
}
