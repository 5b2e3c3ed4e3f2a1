namespace Quorum.Evaluation;

/// <summary>What a plot shows in one colour.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Colour">Number of its colour, 0 to 5: one way to decide has the same one in every plot.</param>
/// <param name="Points">Its points, from left to right.</param>
/// <param name="IsLine">Whether they are joined.</param>
internal sealed record PlotSeries(string Name, int Colour, IReadOnlyList<PlotPoint> Points, bool IsLine = true);
