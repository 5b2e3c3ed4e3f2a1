namespace Quorum.Evaluation;

/// <summary>How far one figure of a run is above another, paired by problem.</summary>
/// <param name="Name">Which figures, such as <c>maj@16 minus pass@1</c>.</param>
/// <param name="Difference">The first minus the second.</param>
public sealed record ScoreDifference(string Name, Estimate Difference);
