namespace Quorum;

/// <summary>Runs verifiers over a chain and concludes whether an error leads to its answer.</summary>
/// <remarks>
/// <para>
/// A step is wrong if any verifier finds it wrong, and the first of those, in the order in which the verifiers were given, is reported; it is correct
/// if at least one verifier checked it and none found it wrong; otherwise it is not checkable. The exact verifiers (<see cref="IStepVerifier.IsExact"/>)
/// come first: the others, such as <see cref="ModelVerifier"/>, decide only the steps on which no exact one has a verdict.
/// </para>
/// <para>
/// An error is <em>retracted</em> if the chain takes it back ("wait, no", "подожди") within the next steps, or computes the same thing again and
/// gets another result, unless the wrong value is the answer all the same.
/// </para>
/// <para>
/// A chain is <em>refuted</em> if it gave an answer and an error that is not retracted leads to it: the claimed value is the answer, or is used by a
/// later step, or the error stands in the last third of its part of the chain (the reasoning or the text), or its value is not known. So a chain of
/// one false line is refuted whatever it answers, and an answer that is not what the reasoning arrived at (the conclusion verifier) refutes its
/// chain, since that answer is what is claimed. The digit of a column
/// ("tens: 3 * 4 + 2 = 15") counts for nothing by itself, since the result that is assembled from it is claimed, and checked, as well. A step that is
/// judged wrong rather than found wrong by an exact verifier leads to the answer unless it is retracted, since the value at fault is not known.
/// </para>
/// <para>Instances are thread-safe if their verifiers are.</para>
/// </remarks>
public sealed class ChainVerifier
{
    private readonly IStepVerifier[] _verifiers;
    private readonly AnswerPolicy _answerPolicy;

    /// <summary>Initialises a new instance of the <see cref="ChainVerifier"/> class.</summary>
    /// <param name="verifiers">The verifiers, the most trusted first.</param>
    /// <param name="answerPolicy">How answers are read; by default <see cref="AnswerPolicy.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="verifiers"/> or one of them is <see langword="null"/>.</exception>
    public ChainVerifier(IEnumerable<IStepVerifier> verifiers, AnswerPolicy? answerPolicy = null)
    {
        ArgumentNullException.ThrowIfNull(verifiers);
        IStepVerifier[] given = [.. verifiers];
        foreach (IStepVerifier verifier in given)
            ArgumentNullException.ThrowIfNull(verifier, nameof(verifiers));

        _verifiers = [.. given.OrderByDescending(verifier => verifier.IsExact)];
        _answerPolicy = answerPolicy ?? AnswerPolicy.Default;
        Names = [.. given.Select(verifier => verifier.Name)];
    }

    /// <summary>The names of the verifiers, in the order in which they were given.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>What verifies chains under the options; null if they name no verifier.</summary>
    internal static ChainVerifier? Of(ConsensusOptions options) =>
        options.Verifiers.Count > 0 ? new ChainVerifier(options.Verifiers, options.AnswerPolicy) : null;

    /// <summary>Verifies a chain.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="question">The question as the user put it; empty if it is not known.</param>
    /// <param name="cancellationToken">Cancels the verification.</param>
    /// <returns>The verdict on every step, and whether the chain is refuted.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The verification was cancelled.</exception>
    public async ValueTask<ChainVerification> VerifyAsync(Chain chain, string question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(question);
        var context = new VerificationContext
        {
            Question = question,
            Chain = chain,
            Steps = ChainSteps.Split(chain),
            AnswerPolicy = _answerPolicy,
        };
        var verdicts = new StepVerdict[context.Steps.Count];
        for (int i = 0; i < verdicts.Length; i++)
            verdicts[i] = new StepVerdict { Step = context.Steps[i], Outcome = StepOutcome.NotCheckable };

        var isJudged = new bool[verdicts.Length];
        foreach (IStepVerifier verifier in _verifiers)
        {
            foreach (StepVerdict verdict in await verifier.VerifyAsync(context, cancellationToken).ConfigureAwait(false))
            {
                int index = verdict.Step.Index;
                if (index < 0 || index >= verdicts.Length || verdict.Outcome <= verdicts[index].Outcome)
                    continue;

                bool isDecidedExactly = verdicts[index].Outcome != StepOutcome.NotCheckable && !isJudged[index];
                if (isDecidedExactly && !verifier.IsExact)
                    continue;

                verdicts[index] = verdict with { Verifier = verdict.Verifier ?? verifier.Name };
                isJudged[index] = !verifier.IsExact;
            }
        }

        Retraction.Mark(verdicts, chain.Answer, _answerPolicy);
        return new ChainVerification
        {
            Steps = verdicts,
            IsRefuted = chain.Answer is { } answer && verdicts.Where((verdict, i) => isJudged[i]
                ? verdict is { Outcome: StepOutcome.Wrong, IsRetracted: false }
                : Refutation.LeadsToAnswer(verdict, verdicts, answer, _answerPolicy)).Any(),
            Usage = context.Usage,
        };
    }

    /// <summary>Verifies a chain for a consensus, where a verifier that fails leaves the chain unverified, with a note that says so.</summary>
    internal async ValueTask<(Chain Chain, string? Note)> TryVerifyAsync(Chain chain, string question, CancellationToken cancellationToken)
    {
        try
        {
            return (chain with { Verification = await VerifyAsync(chain, question, cancellationToken).ConfigureAwait(false) }, null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return (chain with { Verification = null }, $"Chain {chain.Index} could not be verified: {e.Message}");
        }
    }
}
