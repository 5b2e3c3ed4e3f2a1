namespace TinyModelTrainer.Training;

/// <summary>What one lot of problems showed.</summary>
/// <param name="Loss">Mean cross-entropy of what the model writes, in nats a token, before each of the lot's steps.</param>
/// <param name="TokensPerSecond">Training speed.</param>
/// <param name="Rate">Muon's learning rate at the end of the lot.</param>
internal sealed record Progress(double Loss, double TokensPerSecond, double Rate);
