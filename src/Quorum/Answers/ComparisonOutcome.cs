namespace Quorum;

/// <summary>The three outcomes of a comparison.</summary>
public enum ComparisonOutcome
{
    /// <summary>The answers mean the same.</summary>
    Equal,

    /// <summary>The answers mean different things.</summary>
    Different,

    /// <summary>They are written differently, and at least one of them could not be read or is too large to evaluate.</summary>
    Undecided,
}
