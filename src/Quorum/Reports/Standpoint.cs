namespace Quorum;

/// <summary>What became of a chain's vote, as the report sorts chains.</summary>
internal enum Standpoint
{
    Voted,
    Rescued,
    Refuted,
    LowConfidence,
    NoAnswer,
    Truncated,
    Failed,
    Surplus,
    NotNeeded,
}
