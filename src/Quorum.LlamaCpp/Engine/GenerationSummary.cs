namespace Quorum.LlamaCpp;

/// <summary>What one generation came to.</summary>
/// <param name="End">Why it ended.</param>
/// <param name="PromptTokens">The tokens of the prompt.</param>
/// <param name="ReusedPromptTokens">Those of them that were not evaluated since another sequence had already done so.</param>
/// <param name="DrawnTokens">The tokens of the output, an end token and forced ones included.</param>
public sealed record GenerationSummary(GenerationEnd End, int PromptTokens, int ReusedPromptTokens, int DrawnTokens);
