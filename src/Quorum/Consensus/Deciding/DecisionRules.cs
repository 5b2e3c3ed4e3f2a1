namespace Quorum;

/// <summary>The decision rules.</summary>
public static class DecisionRules
{
    /// <summary>Gets plain majority: every answer is one vote (self-consistency, Wang et al. 2022, arXiv 2203.11171).</summary>
    public static IDecisionRule Majority { get; } = new MajorityRule("majority", countsRefuted: true);

    /// <summary>Gets majority of the chains that verification did not refute (<see cref="ChainVerification.IsRefuted"/>).</summary>
    public static IDecisionRule VerifiedMajority { get; } = new MajorityRule("verified-majority", countsRefuted: false);
}
