namespace Quorum.Evaluation;

/// <summary>How good k samples are.</summary>
/// <param name="Samples">The number of samples, k.</param>
/// <param name="Accuracy">The share of problems that they solve.</param>
/// <param name="Tokens">The mean number of output tokens that they take for a problem.</param>
/// <param name="Problems">The number of problems that have so many samples, and that this is the mean of.</param>
public sealed record CurvePoint(int Samples, Estimate Accuracy, double Tokens, int Problems);
