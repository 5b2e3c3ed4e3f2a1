using System.Globalization;

namespace Quorum;

/// <summary>Stops when the leader is certified as what the model answers most often. See <see cref="ModeCertificate"/>.</summary>
internal sealed class AnytimeValidRule(double alpha) : IStoppingRule
{
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"anytime-valid({alpha})");

    public StoppingVerdict Judge(Standing standing)
    {
        VoteCount votes = standing.InOrder;
        if (votes.IsFallback || Certainty.Of(votes) is not { } certainty)
            return new(Stop: false, UsesArrived: false, "There is no vote yet.");

        double needed = 1 / alpha;
        bool certified = certainty.EValue >= needed;
        string reason = string.Create(
            CultureInfo.InvariantCulture,
            $"The e-value of the leading answer is {certainty.EValue:G3}; {needed:G3} certifies it with an error of at most {alpha:0.####}.");
        return new(certified, UsesArrived: false, reason, certified ? certainty with { CertifiedAt = alpha } : certainty);
    }
}
