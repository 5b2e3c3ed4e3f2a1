namespace Quorum.LlamaCpp;

/// <summary>One token that the engine drew.</summary>
/// <param name="Id">The token.</param>
/// <param name="LogProbability">
/// The natural logarithm of the probability that the model itself gave the token: before penalties, temperature and cuts.
/// </param>
/// <param name="Text">
/// The text that became certain with this token. It is empty while a character is incomplete or a stop string may be under way, and then
/// comes with a later token.
/// </param>
/// <param name="Summary">What the whole generation came to; with the last token only.</param>
public readonly record struct GeneratedToken(int Id, float LogProbability, string Text, GenerationSummary? Summary);
