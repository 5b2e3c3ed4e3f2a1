namespace Quorum.Evaluation;

/// <summary>Why a process ended its part of a run.</summary>
public enum RunEnd
{
    /// <summary>Every sample has been drawn.</summary>
    Complete,

    /// <summary>What is left is being drawn by other processes, or failed.</summary>
    NothingLeft,

    /// <summary>A limit of tokens or time was reached.</summary>
    Limit,
}
