namespace Quorum;

/// <summary>Checks the steps of a chain. Implementations are thread-safe.</summary>
public interface IStepVerifier
{
    /// <summary>Gets the name that verdicts carry, such as "arithmetic".</summary>
    string Name { get; }

    /// <summary>
    /// Gets a value indicating whether verdicts are worked out rather than judged. The verdict of an exact verifier on a step outweighs that of
    /// every other (<see cref="ChainVerifier"/>).
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    bool IsExact => true;

    /// <summary>Checks the steps of a chain.</summary>
    /// <param name="context">The chain, its steps and the question.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>
    /// Verdicts on the steps that the verifier understood, in any order; steps without a verdict were not checkable for it.
    /// </returns>
    ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default);
}
