namespace Quorum.Evaluation;

/// <summary>How the samples of a run are drawn. They are the same for all its samples.</summary>
public sealed record RunSettings
{
    /// <summary>Gets the temperature.</summary>
    /// <value>The default is 0.6, as the authors of DeepSeek-R1 recommend.</value>
    public float Temperature { get; init; } = 0.6f;

    /// <summary>Gets the probability mass that is sampled from.</summary>
    /// <value>The default is 0.95.</value>
    public float TopP { get; init; } = 0.95f;

    /// <summary>Gets the most tokens of a sample, its reasoning included; <see langword="null"/> for as many as the context holds.</summary>
    /// <value>The default is 32,768, as in the protocol of DeepSeek-R1.</value>
    public int? MaxOutputTokens { get; init; } = 32_768;

    /// <summary>Gets the number from which the seeds of all samples are derived.</summary>
    public long Seed { get; init; }

    /// <summary>Gets a value indicating whether the engine is asked how confident it is (<see cref="ChainConfidence"/>); one that cannot tell ignores it.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool MeasuresConfidence { get; init; } = true;
}
