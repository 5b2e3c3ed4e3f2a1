namespace Quorum.Evaluation;

/// <summary>What a plot shows in one colour.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Points">Its points, from left to right.</param>
/// <param name="IsLine">Whether they are joined.</param>
internal sealed record PlotSeries(string Name, IReadOnlyList<PlotPoint> Points, bool IsLine = true);
