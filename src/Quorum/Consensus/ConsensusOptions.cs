namespace Quorum;

/// <summary>How a consensus is formed.</summary>
public sealed class ConsensusOptions
{
    internal const int MaximumSampleCount = 1024;

    /// <summary>Gets or sets the most samples that are drawn, from 1 to 1,024.</summary>
    /// <value>The default is 16.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 1,024.</exception>
    public int SampleCount
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaximumSampleCount);
            field = value;
        }
    } = 16;

    /// <summary>Gets or sets how many samples are drawn at the same time; <see langword="null"/>, the default, for all at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxConcurrency
    {
        get;
        set
        {
            if (value is { } given)
                ArgumentOutOfRangeException.ThrowIfLessThan(given, 1);
            field = value;
        }
    }

    /// <summary>
    /// Gets or sets the number from which the seeds of the samples are derived where the request gives none; by default, every request draws one.
    /// </summary>
    public long? Seed { get; set; }

    /// <summary>Gets or sets how answers are read.</summary>
    public AnswerPolicy AnswerPolicy { get; set; } = AnswerPolicy.Default;

    /// <summary>Gets the verifiers that check every chain; none by default.</summary>
    public IList<IStepVerifier> Verifiers { get; } = [];

    /// <summary>Gets or sets which answer wins. The default is <see cref="DecisionRules.Majority"/>.</summary>
    public IDecisionRule DecisionRule { get; set; } = DecisionRules.Majority;

    /// <summary>Gets or sets when no more samples are needed. The default is <see cref="StoppingRules.MajorityLocked"/>.</summary>
    public IStoppingRule StoppingRule { get; set; } = StoppingRules.MajorityLocked;

    /// <summary>Gets or sets the probability below which the consensus abstains; <see langword="null"/>, the default, for never.</summary>
    public double? MinimumProbability { get; set; }

    /// <summary>Gets or sets a value indicating whether truncated chains are asked for their answer.</summary>
    public bool RescueTruncated { get; set; }
}
