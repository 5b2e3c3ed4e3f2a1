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
        CultureInfo culture = CultureInfo.InvariantCulture;
        string reason = certified
            ? string.Create(culture, $"The leading answer is certified as the most frequent one with an error of at most {alpha:G3}: its e-value of {certainty.EValue:G3} reaches {needed:G3}.")
            : string.Create(culture, $"The leading answer is not certified as the most frequent one: its e-value is {certainty.EValue:G3}, and {needed:G3} is needed.");
        return new(certified, UsesArrived: false, reason, certified ? certainty with { CertifiedAt = alpha } : certainty);
    }
}
