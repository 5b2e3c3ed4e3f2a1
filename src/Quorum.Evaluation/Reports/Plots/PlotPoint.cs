namespace Quorum.Evaluation;

/// <summary>A point of a plot with its interval.</summary>
/// <param name="X">Where it stands from left to right, 0 to 1.</param>
/// <param name="Y">Its value, 0 to 1.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end of its interval.</param>
internal readonly record struct PlotPoint(double X, double Y, double Low, double High)
{
    public static PlotPoint Of(double x, Estimate estimate) => new(x, estimate.Mean, estimate.Low, estimate.High);
}
