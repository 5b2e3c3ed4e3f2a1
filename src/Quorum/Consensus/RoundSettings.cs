namespace Quorum;

/// <summary>What is settled before the first sample is drawn.</summary>
internal sealed record RoundSettings
{
    /// <summary>The question, for the result.</summary>
    public required string Question { get; init; }

    /// <summary>The number from which the seeds of the samples are derived.</summary>
    public required long SeedBase { get; init; }

    /// <summary>The most samples that are drawn.</summary>
    public required int SampleCount { get; init; }

    /// <summary>The names of the verifiers; none if chains are not verified.</summary>
    public IReadOnlyList<string> Verifiers { get; init; } = [];

    /// <summary>Whether long chains that are the same word for word mean that the seeds were not heeded.</summary>
    public bool SeedsMatter { get; init; }

    public required TimeProvider Time { get; init; }

    public static RoundSettings Create(string question, long? seed, ConsensusOptions options, TimeProvider time) => new()
    {
        Question = question,
        SeedBase = seed ?? options.Seed ?? Random.Shared.NextInt64(),
        SampleCount = options.SampleCount,
        Time = time,
    };
}
