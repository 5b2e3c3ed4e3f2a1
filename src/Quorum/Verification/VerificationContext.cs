using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>What a verifier is given.</summary>
public sealed record VerificationContext
{
    private readonly Lock _usageLock = new();

    /// <summary>Gets the question as the user put it; empty if it is not known.</summary>
    public required string Question { get; init; }

    /// <summary>Gets the chain.</summary>
    public required Chain Chain { get; init; }

    /// <summary>Gets the steps of the chain.</summary>
    public required IReadOnlyList<ChainStep> Steps { get; init; }

    /// <summary>Gets how answers are read, so that verdicts compare them as the consensus does.</summary>
    /// <value>The default is <see cref="AnswerPolicy.Default"/>.</value>
    public AnswerPolicy AnswerPolicy { get; init; } = AnswerPolicy.Default;

    /// <summary>Gets a value indicating whether a comma between digits is a decimal comma, as in Russian.</summary>
    internal bool UsesDecimalComma => Cyrillic.IsIn(Question) || Cyrillic.IsIn(Chain.Reasoning) || Cyrillic.IsIn(Chain.Text);

    /// <summary>Gets what the verifiers have spent so far; <see langword="null"/> if they asked no model.</summary>
    internal UsageDetails? Usage { get; private set; }

    /// <summary>Counts what a request to a model cost (<see cref="ChainVerification.Usage"/>). Thread-safe.</summary>
    /// <param name="usage">The usage; <see langword="null"/> is passed over.</param>
    public void AddUsage(UsageDetails? usage)
    {
        if (usage is null)
            return;

        lock (_usageLock)
        {
            Usage ??= new UsageDetails();
            Usage.Add(usage);
        }
    }
}
