using System.Globalization;

namespace Quorum;

/// <summary>Stops when the posterior probability of the lead reaches a threshold.</summary>
internal sealed class PosteriorRule(string prior, double threshold, Func<VoteCount, double> posterior) : IStoppingRule
{
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{prior}-posterior({threshold})");

    public StoppingVerdict Judge(Standing standing)
    {
        VoteCount votes = standing.InOrder;
        if (votes.IsFallback || votes.Groups.Count == 0)
            return new(Stop: false, UsesArrived: false, "There is no vote yet.");

        double probability = posterior(votes);
        string reason = string.Create(
            CultureInfo.InvariantCulture,
            $"The posterior probability of the lead is {probability:0.0000####}; the threshold is {threshold}.");
        return new(probability >= threshold, UsesArrived: false, reason, Certainty.Of(votes));
    }
}
