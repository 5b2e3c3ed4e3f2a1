namespace Quorum.Evaluation;

/// <summary>The figures of the problems of one subject or level.</summary>
/// <param name="Name">The subject or level.</param>
/// <param name="Problems">The number of problems.</param>
/// <param name="PassAt1">The mean share of right samples.</param>
/// <param name="Majority">The share of problems that the majority of all samples solves.</param>
/// <param name="Verified">The same without refuted chains.</param>
/// <param name="WithoutAnswer">The share of samples that ended without an answer.</param>
/// <param name="Truncated">The share of samples that were cut at the token limit.</param>
public sealed record GroupScore(string Name, int Problems, Estimate PassAt1, Estimate Majority, Estimate Verified, double WithoutAnswer, double Truncated);
