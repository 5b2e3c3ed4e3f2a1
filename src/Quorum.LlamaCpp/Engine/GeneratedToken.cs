namespace Quorum.LlamaCpp;

/// <summary>One token of an output: drawn by the engine, or forced by the request.</summary>
/// <param name="Id">The token.</param>
/// <param name="LogProbability">
/// The natural logarithm of the probability that the model itself gave the token: before penalties, temperature and cuts. 0 for
/// a forced token, which had no alternative.
/// </param>
/// <param name="Text">
/// The text that became certain with this token. It is empty while a character is incomplete or a stop string may be under way, and then
/// comes with a later token.
/// </param>
/// <param name="Summary">What the whole generation came to; with the last token only.</param>
public readonly record struct GeneratedToken(int Id, float LogProbability, string Text, GenerationSummary? Summary)
{
    /// <summary>
    /// Gets the token confidence of DeepConf (Fu et al. 2025, arXiv 2508.15260): the negative mean of the log-probabilities of the 20 most
    /// probable tokens under the model itself; higher is more certain, and ln 20 = 3.0 is the least in a vocabulary of 20 tokens or more.
    /// <see langword="null"/> unless the request asks for it.
    /// </summary>
    public float? Confidence { get; init; }

    /// <summary>
    /// Gets the self-certainty (Kang et al. 2025, arXiv 2502.18581): KL(uniform ‖ model) over the whole vocabulary, in nats, at least 0; infinite
    /// if the model gives a token no probability at all. <see langword="null"/> unless the request asks for it.
    /// </summary>
    public float? SelfCertainty { get; init; }

    /// <summary>Gets a value indicating whether the token was not drawn but put there by <see cref="GenerationRequest.Opening"/>.</summary>
    public bool IsForced { get; init; }
}
