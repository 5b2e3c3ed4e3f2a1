using TinyModelTrainer.Network;
using static TorchSharp.torch;

namespace TinyModelTrainer.Training;

/// <summary>Muon for stacks of matrices (Jordan et al. 2024): momentum whose update is made nearly orthogonal by five Newton-Schulz steps.</summary>
/// <param name="weight">The stacked matrices.</param>
/// <param name="rows">Rows of one matrix of the stack.</param>
internal sealed class Muon(Tensor weight, long rows)
{
    private const double Momentum = 0.95;
    private const double WeightDecay = 0.01;

    /// <summary>The running gradient; part of a checkpoint.</summary>
    public Tensor State { get; } = zeros_like(weight);

    /// <summary>Takes one step against the gradient.</summary>
    public void Step(double rate)
    {
        using var scope = NewDisposeScope();
        using var gradientsOff = no_grad();
        var gradient = weight.grad!;
        State.lerp_(gradient, 1 - Momentum);
        var update = gradient.lerp(State, Momentum).view(-1, rows, weight.shape[^1]);
        var columns = weight.shape[^1];
        update = Orthogonalize(update, rows > columns).view_as(weight) * Math.Sqrt(Math.Max(1, (double)rows / columns));
        weight.mul_(1 - rate * WeightDecay).add_(update, alpha: -rate);
        gradient.zero_();
    }

    private static Tensor Orthogonalize(Tensor update, bool isTall)
    {
        var x = (isTall ? update.mT : update).to(Hardware.Products);
        x = x / (x.square().sum([-2, -1], keepdim: true).sqrt() + 1e-7);
        for (var i = 0; i < 5; i++)
        {
            var square = x.matmul(x.mT);
            x = 3.4445 * x + (-4.7750 * square + 2.0315 * square.matmul(square)).matmul(x);
        }

        return (isTall ? x.mT : x).@float();
    }
}
