namespace Quorum;

/// <summary>The constants that expressions name.</summary>
internal enum MathConstant
{
    Pi,
    E,
    ImaginaryUnit,
    GoldenRatio,
    Infinity,
}
