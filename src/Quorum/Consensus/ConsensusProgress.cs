namespace Quorum;

/// <summary>How far a consensus has come.</summary>
public sealed record ConsensusProgress
{
    /// <summary>Gets the number of samples asked for.</summary>
    public required int SampleCount { get; init; }

    /// <summary>Gets the number of samples that ended, in whatever way.</summary>
    public required int Finished { get; init; }

    /// <summary>Gets the number of samples that failed; they are among the finished ones.</summary>
    public required int Failed { get; init; }

    /// <summary>Gets the number of samples that have been started.</summary>
    public int Started { get; init; }

    /// <summary>Gets the number of samples judged: the first so many, in sample order, have all ended.</summary>
    public int Judged { get; init; }

    /// <summary>Gets how certain the leader among the judged samples is; <see langword="null"/> if none of them votes.</summary>
    public Certainty? Certainty { get; init; }

    /// <summary>Gets the groups among all samples that ended, the leading one first.</summary>
    public required IReadOnlyList<AnswerGroup> Groups { get; init; }

    /// <summary>Gets the number of tokens drawn so far by all samples, counted as <see cref="Chain.TokensDrawn"/>.</summary>
    public required long TokensDrawn { get; init; }

    /// <summary>Gets the time since the first sample was started.</summary>
    public required TimeSpan Elapsed { get; init; }
}
