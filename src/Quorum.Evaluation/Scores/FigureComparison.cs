namespace Quorum.Evaluation;

/// <summary>A figure of two runs on the same problems.</summary>
/// <param name="Name">The figure.</param>
/// <param name="First">That of the first run.</param>
/// <param name="Second">That of the second run.</param>
/// <param name="Difference">The second minus the first, paired by problem.</param>
public sealed record FigureComparison(string Name, Estimate First, Estimate Second, Estimate Difference)
{
    /// <summary>
    /// Gets a value indicating whether the interval of the difference leaves out 0, and there are enough problems for that to mean something
    /// (<see cref="RunComparison.FewestProblems"/>).
    /// </summary>
    public required bool IsSignificant { get; init; }
}
