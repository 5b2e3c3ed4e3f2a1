namespace Quorum.Evaluation;

/// <summary>How far a run has come, as a process at work on it sees it.</summary>
public sealed record RunProgress
{
    /// <summary>Gets the number of samples that are on the disk, those of other processes included as far as they have been seen.</summary>
    public required int Done { get; init; }

    /// <summary>Gets the number of samples of the whole run.</summary>
    public required int Total { get; init; }

    /// <summary>Gets the number of samples that this process has drawn.</summary>
    public required int Drawn { get; init; }

    /// <summary>Gets the number of samples of this process that failed; they are drawn again when the run is resumed.</summary>
    public required int Failed { get; init; }

    /// <summary>Gets what the last of them failed with; <see langword="null"/> if none has.</summary>
    public string? LastFailure { get; init; }

    /// <summary>Gets the output tokens that this process has drawn.</summary>
    public required long Tokens { get; init; }

    /// <summary>Gets the time since this process began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Gets how many of the samples that this process drew are right, as far as that can be told without running programs.</summary>
    public required int Right { get; init; }

    /// <summary>Gets the number of samples that <see cref="Right"/> is counted among.</summary>
    public required int Judged { get; init; }

    /// <summary>Gets the output tokens per second of this process.</summary>
    public double TokensPerSecond => Tokens / Math.Max(0.001, Elapsed.TotalSeconds);

    /// <summary>Gets the time until all is drawn if this process draws it alone at its mean speed; <see langword="null"/> before its first sample.</summary>
    public TimeSpan? Remaining => Drawn > 0 ? Elapsed / Drawn * (Total - Done) : null;
}
