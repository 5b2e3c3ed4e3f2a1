namespace Quorum;

/// <summary>Forms a consensus anew from saved chains, without generating anything.</summary>
/// <remarks>
/// It asks what would have become of the same chains under other options: another reading of answers, other verifiers, another decision or
/// stopping rule. The chains are judged by the same code as live ones, in sample order.
/// </remarks>
public static class ConsensusReplay
{
    /// <summary>Forms the consensus of saved chains.</summary>
    /// <param name="saved">The saved consensus. It is not changed.</param>
    /// <param name="options">
    /// How consensus is formed. Of <see cref="ConsensusOptions.SampleCount"/> samples, those that were saved are used, and a note says so if there are
    /// fewer; concurrency, seed, progress and telemetry do not matter.
    /// </param>
    /// <param name="cancellationToken">Cancels the verification.</param>
    /// <returns>
    /// The consensus. Its <see cref="ConsensusResult.Chains"/> are those that would have been drawn one after the other up to the stop, followed by
    /// the rest of as many as asked for, whose votes are <see cref="VoteStatus.Surplus"/>; its <see cref="ConsensusResult.TokensSpent"/> are those of the former
    /// alone. <see cref="ConsensusResult.Elapsed"/> is that of the saved consensus.
    /// </returns>
    /// <remarks>
    /// <para>
    /// Answers are read again from the saved texts. Without verifiers, saved verifications are kept. Rescued chains count only if
    /// <see cref="ConsensusOptions.RescueTruncated"/> is set; those that were not rescued stay truncated.
    /// </para>
    /// <para>
    /// A chain that had been cut is not known: it has no vote, and a note says how many of those there were among the chains judged. To compare
    /// rules without such gaps, save a consensus of <see cref="StoppingRules.FixedCount"/>.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The saved consensus has no chains.</exception>
    /// <exception cref="OperationCanceledException">The verification was cancelled.</exception>
    public static Task<ConsensusResult> RunAsync(ConsensusResult saved, ConsensusOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(saved);
        ArgumentNullException.ThrowIfNull(options);
        return saved.Chains.Count > 0
            ? RunAsync(saved, options, chain => Reread(chain, options.AnswerPolicy, options.RescueTruncated), cancellationToken)
            : throw new ArgumentException("The saved consensus has no chains.", nameof(saved));
    }

    /// <summary>Forms the consensus of saved chains whose answers are read in a way of the caller's.</summary>
    internal static async Task<ConsensusResult> RunAsync(
        ConsensusResult saved, ConsensusOptions options, Func<Chain, Chain> read, CancellationToken cancellationToken)
    {
        ChainVerifier? verifier = ChainVerifier.Of(options);
        bool isVerified = verifier is not null || saved.Chains.Any(chain => chain.Verification is not null);
        IDecisionRule decision = options.DecisionRule ?? ConsensusOptions.DefaultDecisionRule(isVerified);
        var deliberation = new Deliberation(options.SampleCount, options, decision);
        int known = Math.Min(options.SampleCount, saved.Chains.Count);
        int drawn = 0;
        List<string> notes = [];
        while (!deliberation.IsComplete && drawn < known)
        {
            (Chain chain, string? note) = await VerifyAsync(read(saved.Chains[drawn++]), saved.Question, verifier, cancellationToken).ConfigureAwait(false);
            deliberation.Add(chain);
            if (note is not null)
                notes.Add(note);
        }

        deliberation.End();
        Ruling ruling = deliberation.Decide();
        IReadOnlyList<Chain> judged = deliberation.GetChains();
        Chain[] surplus = [.. saved.Chains.Take(known).Skip(drawn).Select(read)];
        if (!deliberation.IsComplete)
            notes.Add($"Only {known} of {options.SampleCount} samples were saved, and they do not decide what all would.");

        return saved with
        {
            SampleCount = options.SampleCount,
            Groups = ruling.Groups,
            Votes = [.. ruling.Votes, .. surplus.Select(Deliberation.ToUncountedVote)],
            Stop = ruling.Stop,
            DecisionRule = decision.Name,
            Verifiers = verifier?.Names ?? saved.Verifiers,
            AnswerPolicy = options.AnswerPolicy,
            Certainty = ruling.Certainty,
            Abstention = ruling.Abstention,
            Notes = [.. ruling.Notes, .. notes, .. NotesOn(judged)],
            Chains = [.. judged, .. surplus],
            TokensSpent = ChainUsage.Sum(judged),
        };
    }

    /// <summary>Reads the answer of a saved chain again.</summary>
    internal static Chain Reread(Chain chain, AnswerPolicy policy, bool rescues)
    {
        if (chain.Outcome == ChainOutcome.Failed || WasCut(chain))
            return chain;

        ChainReading reading = ChainReading.Of(chain.Text, chain.FinishReason, policy);
        if (reading.Outcome == ChainOutcome.Truncated && rescues && chain.Rescue is { } rescue
            && ChainRescue.Read(rescue, policy) is { } rescued)
        {
            reading = new(ChainOutcome.Rescued, rescued);
        }

        return chain with { Outcome = reading.Outcome, Answer = reading.Extracted?.Answer, AnswerSource = reading.Extracted?.Source };
    }

    private static async ValueTask<(Chain Chain, string? Note)> VerifyAsync(
        Chain chain, string question, ChainVerifier? verifier, CancellationToken cancellationToken) => verifier is not null && chain.Answer is not null
            ? await verifier.TryVerifyAsync(chain, question, cancellationToken).ConfigureAwait(false)
            : (chain, null);

    private static bool WasCut(Chain chain) =>
        chain.Outcome == ChainOutcome.Cancelled || (chain.Outcome == ChainOutcome.LowConfidence && chain.FinishReason is null);

    private static IEnumerable<string> NotesOn(IReadOnlyList<Chain> judged)
    {
        int cut = judged.Count(WasCut);
        if (cut > 0)
            yield return $"{cut} of the {judged.Count} chains judged had been cut when they were saved, and have no vote.";
    }
}
