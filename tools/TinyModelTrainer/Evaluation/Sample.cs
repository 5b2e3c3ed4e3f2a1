namespace TinyModelTrainer.Evaluation;

/// <summary>One reply to a problem.</summary>
/// <param name="Vote">What it answers, in a form that is equal for equal answers; null where it has no answer.</param>
/// <param name="IsRight">Whether that is right.</param>
/// <param name="IsCaught">Whether the step verifier marks a step of it as wrong.</param>
internal sealed record Sample(string? Vote, bool IsRight, bool IsCaught);
