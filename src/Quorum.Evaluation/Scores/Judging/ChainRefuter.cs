namespace Quorum.Evaluation;

/// <summary>Tells which chains verification refutes.</summary>
/// <remarks>
/// What the library's own exact verifiers find depends on the chain and the question alone, and is remembered. Others may depend on more, such as a
/// model, and are asked each time.
/// </remarks>
/// <param name="verifiers">The verifiers; without any, chains are not verified.</param>
/// <param name="memory">What was found before.</param>
internal sealed class ChainRefuter(IList<IStepVerifier> verifiers, ScoreMemory<bool> memory)
{
    private static readonly IStepVerifier[] s_remembered = [StepVerifiers.Arithmetic, StepVerifiers.Conclusion];

    private readonly ChainVerifier _verifier = new(verifiers);
    private readonly bool _isVerified = verifiers.Count > 0;
    private readonly bool _isRemembered = verifiers.All(verifier => s_remembered.Contains(verifier));
    private readonly string _names = string.Join(' ', verifiers.Select(verifier => verifier.Name));

    /// <summary>Gives the chains of a problem their verification, without its steps; chains without an answer have none.</summary>
    public async Task<IReadOnlyList<Chain>> VerifyAsync(IReadOnlyList<Chain> chains, string question, CancellationToken cancellationToken)
    {
        if (!_isVerified)
            return chains;

        var verified = new List<Chain>();
        var found = new Dictionary<string, bool>();
        foreach (Chain chain in chains)
        {
            string? key = _isRemembered ? KeyOf(chain, question) : null;
            if (chain.Answer is null)
            {
                verified.Add(chain);
            }
            else if (key is not null && memory.TryFind(key, out bool isRefuted))
            {
                verified.Add(chain with { Verification = new ChainVerification { Steps = [], IsRefuted = isRefuted } });
            }
            else
            {
                (Chain one, _) = await _verifier.TryVerifyAsync(chain, question, cancellationToken).ConfigureAwait(false);
                if (key is not null && one.Verification is not null)
                    found[key] = one.Verification.IsRefuted;

                verified.Add(one.Verification is null ? one : one with { Verification = one.Verification with { Steps = [] } });
            }
        }

        memory.Keep(found);
        return verified;
    }

    private string KeyOf(Chain chain, string question) => ScoreKey.Of(
        _names, question, chain.Reasoning, chain.Text, chain.Outcome.ToString(), chain.FinishReason?.Value ?? "", chain.Answer?.Key ?? "");
}
