namespace Quorum.LlamaCpp;

/// <summary>
/// How the next token is drawn: penalties, then temperature, then top-k, top-p and min-p, as the reference implementations of
/// DeepSeek-R1 order them. The defaults are those that its authors recommend.
/// </summary>
public sealed record SamplingOptions
{
    /// <summary>Gets what the logits are divided by; 0 always takes the most probable token. At least 0.</summary>
    public float Temperature
    {
        get;
        init
        {
            field = value >= 0 && float.IsFinite(value) ? value : throw OutOfRange(nameof(Temperature), value, "a finite number of at least 0");
        }
    }

    = 0.6f;

    /// <summary>Gets the probability mass to draw from: the smallest set of most probable tokens that reaches it. Above 0; 1 keeps all.</summary>
    public float TopP
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw OutOfRange(nameof(TopP), value, "above 0 and at most 1");
    }

    = 0.95f;

    /// <summary>Gets the number of most probable tokens to draw from. 0, the default, keeps all.</summary>
    public int TopK
    {
        get;
        init => field = value >= 0 ? value : throw OutOfRange(nameof(TopK), value, "at least 0");
    }

    /// <summary>Gets the least probability, relative to the most probable token, that a token needs. From 0, the default, to 1.</summary>
    public float MinP
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw OutOfRange(nameof(MinP), value, "from 0 to 1");
    }

    /// <summary>Gets what is taken from a token's logit for each time it was already drawn. From -2 to 2; the default is 0.</summary>
    public float FrequencyPenalty
    {
        get;
        init => field = value is >= -2 and <= 2 ? value : throw OutOfRange(nameof(FrequencyPenalty), value, "from -2 to 2");
    }

    /// <summary>Gets what is taken from a token's logit once it was drawn at all. From -2 to 2; the default is 0.</summary>
    public float PresencePenalty
    {
        get;
        init => field = value is >= -2 and <= 2 ? value : throw OutOfRange(nameof(PresencePenalty), value, "from -2 to 2");
    }

    /// <summary>
    /// Gets the seed of the random draws: given the same logits, the same seed draws the same tokens. <see langword="null"/>, the default,
    /// takes a new one for every generation.
    /// </summary>
    public long? Seed { get; init; }

    private static ArgumentOutOfRangeException OutOfRange(string option, object value, string range) => new(option, value, $"{option} must be {range}.");
}
