using static TorchSharp.torch;

namespace TinyModelTrainer.Training;

/// <summary>Adam (Kingma and Ba 2015) for the weights that are no matrices of a block.</summary>
internal sealed class Adam(Tensor weight)
{
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.98;

    /// <summary>The running gradient; part of a checkpoint.</summary>
    public Tensor First { get; } = zeros_like(weight);

    /// <summary>The running squared gradient; part of a checkpoint.</summary>
    public Tensor Second { get; } = zeros_like(weight);

    /// <summary>Takes one step against the gradient.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <param name="step">Number of this step, from 1.</param>
    public void Step(double rate, int step)
    {
        using var scope = NewDisposeScope();
        var gradient = weight.grad!;
        First.lerp_(gradient, 1 - FirstDecay);
        Second.lerp_(gradient.square(), 1 - SecondDecay);
        var scale = Math.Sqrt(1 - Math.Pow(SecondDecay, step)) / (1 - Math.Pow(FirstDecay, step));
        weight.addcdiv_(First, Second.sqrt() + 1e-8, -rate * scale);
        gradient.zero_();
    }
}
