namespace Quorum;

/// <summary>The verdict on one step.</summary>
public sealed record StepVerdict
{
    /// <summary>Gets the step.</summary>
    public required ChainStep Step { get; init; }

    /// <summary>Gets the outcome.</summary>
    public required StepOutcome Outcome { get; init; }

    /// <summary>Gets the name of the verifier that decided; <see langword="null"/> if none did.</summary>
    public string? Verifier { get; init; }

    /// <summary>Gets the exact place of the error in the text of the chain's part; <see langword="null"/> unless the step is wrong.</summary>
    public TextSpan? ErrorSpan { get; init; }

    /// <summary>Gets what the step claims, such as "7 * 4 = 29"; <see langword="null"/> unless the step is wrong.</summary>
    public string? Claimed { get; init; }

    /// <summary>Gets what is true instead, such as "7 * 4 = 28"; <see langword="null"/> unless the step is wrong and the verifier knows.</summary>
    public string? Actual { get; init; }

    /// <summary>Gets a value indicating whether the chain itself takes the error back later ("wait, no").</summary>
    public bool IsRetracted { get; init; }
}
