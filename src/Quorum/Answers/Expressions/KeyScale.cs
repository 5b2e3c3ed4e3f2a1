namespace Quorum;

/// <summary>The factors that a key does not see.</summary>
internal enum KeyScale
{
    None,
    AnyFactor,
    PositiveFactor,
}
