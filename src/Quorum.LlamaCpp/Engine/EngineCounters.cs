namespace Quorum.LlamaCpp;

/// <summary>What an engine has done so far and holds now. Sums count from the engine's start.</summary>
public readonly record struct EngineCounters
{
    /// <summary>Gets the decode steps.</summary>
    public long DecodeSteps { get; init; }

    /// <summary>Gets the time that llama.cpp took to evaluate.</summary>
    public TimeSpan EvaluationTime { get; init; }

    /// <summary>Gets the time that drawing the tokens took, during which nothing is evaluated.</summary>
    public TimeSpan DrawTime { get; init; }

    /// <summary>Gets the tokens that went through the model.</summary>
    public long TokensEvaluated { get; init; }

    /// <summary>
    /// Gets the tokens that did not, since another sequence with the same tokens before them had gone, or went together with this one: of
    /// prompts as well as drawn ones.
    /// </summary>
    public long TokensReused { get; init; }

    /// <summary>Gets the tokens drawn.</summary>
    public long TokensDrawn { get; init; }

    /// <summary>Gets how often a sequence was paused for want of KV cells, to be evaluated again later.</summary>
    public long Pauses { get; init; }

    /// <summary>Gets the sequences under way.</summary>
    public int LiveSequences { get; init; }

    /// <summary>Gets the most sequences that were under way at once, the sum of those of each context.</summary>
    public int PeakSequences { get; init; }

    /// <summary>Gets the requests that wait for a sequence or for KV cells.</summary>
    public int WaitingRequests { get; init; }

    /// <summary>Gets the branches of the prefix tree that the sequences under way have come to: those with the same tokens so far are one.</summary>
    public int LiveBranches { get; init; }

    /// <summary>Gets the finished prefixes that are held for requests that begin like them.</summary>
    public int HeldPrefixes { get; init; }

    /// <summary>Gets the KV cells in use by sequences under way.</summary>
    public int CellsUsed { get; init; }

    /// <summary>Gets the further KV cells that only finished prefixes hold; they are given up as soon as a sequence needs them.</summary>
    public int CellsHeld { get; init; }

    /// <summary>Gets the KV cells that there are.</summary>
    public int CellsTotal { get; init; }

    /// <summary>The counters of two contexts together.</summary>
    internal static EngineCounters Sum(in EngineCounters one, in EngineCounters other) => new()
    {
        DecodeSteps = one.DecodeSteps + other.DecodeSteps,
        EvaluationTime = one.EvaluationTime + other.EvaluationTime,
        DrawTime = one.DrawTime + other.DrawTime,
        TokensEvaluated = one.TokensEvaluated + other.TokensEvaluated,
        TokensReused = one.TokensReused + other.TokensReused,
        TokensDrawn = one.TokensDrawn + other.TokensDrawn,
        Pauses = one.Pauses + other.Pauses,
        LiveSequences = one.LiveSequences + other.LiveSequences,
        PeakSequences = one.PeakSequences + other.PeakSequences,
        WaitingRequests = one.WaitingRequests + other.WaitingRequests,
        LiveBranches = one.LiveBranches + other.LiveBranches,
        HeldPrefixes = one.HeldPrefixes + other.HeldPrefixes,
        CellsUsed = one.CellsUsed + other.CellsUsed,
        CellsHeld = one.CellsHeld + other.CellsHeld,
        CellsTotal = one.CellsTotal + other.CellsTotal,
    };
}
