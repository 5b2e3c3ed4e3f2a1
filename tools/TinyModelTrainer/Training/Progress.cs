namespace TinyModelTrainer.Training;

/// <summary>What one lot of problems showed.</summary>
/// <param name="Losses">Of each family, the sum of the cross-entropies of what the model writes, in nats, before each of the lot's steps.</param>
/// <param name="Learned">Of each family, how many tokens those are.</param>
/// <param name="TokensPerSecond">Training speed.</param>
/// <param name="Rate">Muon's learning rate at the end of the lot.</param>
internal sealed record Progress(double[] Losses, long[] Learned, double TokensPerSecond, double Rate)
{
    /// <summary>Mean cross-entropy over all families, in nats a token.</summary>
    public double Loss => Losses.Sum() / Learned.Sum();
}
