namespace Quorum.Evaluation;

/// <summary>A chain and whether its answer is right.</summary>
/// <param name="Chain">The chain, verified, without its texts, which the run has.</param>
/// <param name="IsRight">Whether it gave the right answer.</param>
public sealed record ScoredChain(Chain Chain, bool IsRight)
{
    /// <summary>Gets a value indicating whether the chain has a vote: a complete chain with an answer.</summary>
    internal bool Votes => Chain is { Outcome: ChainOutcome.Answered, Answer: not null };

    /// <summary>Gets a value indicating whether verification left the chain its vote.</summary>
    internal bool VotesVerified => Votes && Chain.Verification is not { IsRefuted: true };
}
