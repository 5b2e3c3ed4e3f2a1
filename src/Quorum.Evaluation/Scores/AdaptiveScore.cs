namespace Quorum.Evaluation;

/// <summary>How a stopping rule fares: samples in their order, one after the other, until it stops.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Verified">Whether verification takes votes away.</param>
/// <param name="Accuracy">The share of problems that it solves; an abstention is not right.</param>
/// <param name="Difference">That minus the majority of all samples, with the same verification, paired.</param>
/// <param name="Samples">The mean number of samples that it draws.</param>
/// <param name="Tokens">The mean number of output tokens that they take for a problem.</param>
/// <param name="TokenShare">The part of the tokens of all samples that it spends.</param>
/// <param name="Undecided">The share of problems without a decision: it abstains, or no sample that it drew gave an answer.</param>
public sealed record AdaptiveScore(string Rule, bool Verified, Estimate Accuracy, Estimate Difference, double Samples, double Tokens, Estimate TokenShare, double Undecided);
