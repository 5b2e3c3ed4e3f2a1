namespace Quorum;

/// <summary>The verifiers that need no model.</summary>
public static class StepVerifiers
{
    /// <summary>Gets the verifier that recomputes equalities, column work, rewritten expressions and equation steps.</summary>
    public static IStepVerifier Arithmetic { get; } = new ArithmeticVerifier();

    /// <summary>Gets the verifier that compares the answer with the last result of the chain.</summary>
    public static IStepVerifier Conclusion { get; } = new ConclusionVerifier();
}
