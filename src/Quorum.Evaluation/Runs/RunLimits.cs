namespace Quorum.Evaluation;

/// <summary>When a process stops starting samples. Those under way are drawn to their end.</summary>
public sealed record RunLimits
{
    /// <summary>Gets the number of output tokens after which this process starts no more samples; <see langword="null"/>, the default, for no limit.</summary>
    public long? Tokens { get; init; }

    /// <summary>Gets the time after which this process starts no more samples; <see langword="null"/>, the default, for no limit.</summary>
    public TimeSpan? Time { get; init; }
}
