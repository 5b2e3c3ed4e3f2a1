namespace Quorum.Evaluation;

/// <summary>How a way to decide fares with more and more samples.</summary>
/// <param name="Name">The way to decide, such as <c>maj@k</c>.</param>
/// <param name="Points">The points, k growing.</param>
public sealed record ScoreCurve(string Name, IReadOnlyList<CurvePoint> Points);
