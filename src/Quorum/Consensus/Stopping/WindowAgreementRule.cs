namespace Quorum;

/// <summary>Stops when all samples of a window give one answer.</summary>
internal sealed class WindowAgreementRule(int window) : IStoppingRule
{
    public string Name { get; } = $"window-agreement({window})";

    public StoppingVerdict Judge(Standing standing)
    {
        IReadOnlyList<Vote> votes = standing.InOrder.Votes;
        bool isWhole = votes.Count > 0 && votes.Count % window == 0;
        bool agrees = isWhole && votes[^1].Answer is { } last
            && votes.Skip(votes.Count - window).All(vote => vote.Status == VoteStatus.Counted && last.Equals(vote.Answer));
        return agrees
            ? new(Stop: true, UsesArrived: false, $"The last {window} samples agree.", Certainty.Of(standing.InOrder))
            : new(Stop: false, UsesArrived: false, $"No window of {window} samples agrees.", Certainty.Of(standing.InOrder));
    }
}
