namespace Quorum.LlamaCpp;

/// <summary>What an engine has done so far and holds now. Sums count from the engine's start.</summary>
public readonly record struct EngineCounters
{
    /// <summary>Gets the decode steps.</summary>
    public long DecodeSteps { get; init; }

    /// <summary>Gets the tokens that went through the model.</summary>
    public long TokensEvaluated { get; init; }

    /// <summary>Gets the prompt tokens that did not, since another sequence shared them.</summary>
    public long TokensReused { get; init; }

    /// <summary>Gets the tokens drawn.</summary>
    public long TokensDrawn { get; init; }

    /// <summary>Gets how often a sequence was paused for want of KV cells, to be evaluated again later.</summary>
    public long Pauses { get; init; }

    /// <summary>Gets the sequences under way.</summary>
    public int LiveSequences { get; init; }

    /// <summary>Gets the most sequences that were under way at once.</summary>
    public int PeakSequences { get; init; }

    /// <summary>Gets the requests that wait for a sequence or for KV cells.</summary>
    public int WaitingRequests { get; init; }

    /// <summary>Gets the KV cells in use.</summary>
    public int CellsUsed { get; init; }

    /// <summary>Gets the KV cells that there are.</summary>
    public int CellsTotal { get; init; }
}
