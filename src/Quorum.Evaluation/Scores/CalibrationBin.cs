namespace Quorum.Evaluation;

/// <summary>The problems on which about the same was stated.</summary>
/// <param name="Stated">The mean of what was stated, from 0 to 1.</param>
/// <param name="Held">The share of problems on which it held.</param>
/// <param name="Problems">The number of problems.</param>
public sealed record CalibrationBin(double Stated, double Held, int Problems);
