using FsCheck;
using FsCheck.Xunit;

namespace Quorum.Tests.Consensus.Stopping;

public class MajorityLockedRuleTests
{
    private const int Samples = 5;

    // Two answers seen before, one that may be new, and none.
    private static readonly int?[] _answers = [1, 2, 3, null];

    private static readonly IStoppingRule _rule = StoppingRules.MajorityLocked;

    [Fact]
    public void Judge_stops_exactly_when_no_answers_of_the_open_samples_change_the_winner()
    {
        // Every state of five samples: each is open, or has one of the four answers.
        int locked = 0;
        int states = (int)Math.Pow(_answers.Length + 1, Samples);
        for (int state = 0; state < states; state++)
        {
            int[] slots = Digits(state, _answers.Length + 1);
            int[] open = [.. Enumerable.Range(0, Samples).Where(i => slots[i] == _answers.Length)];
            Vote[] arrived = [.. Enumerable.Range(0, Samples).Except(open).Select(i => Ballots.Vote(i, _answers[slots[i]]))];

            HashSet<Answer?> winners = [];
            for (int future = 0; future < (int)Math.Pow(_answers.Length, open.Length); future++)
            {
                int[] drawn = Digits(future, _answers.Length);
                int[] final = [.. slots];
                for (int k = 0; k < open.Length; k++)
                    final[open[k]] = drawn[k];

                winners.Add(Winner(final.Select(slot => _answers[slot])));
            }

            bool stops = _rule.Judge(Standing(arrived, Samples)).Stop;
            Assert.Equal(winners.Count == 1, stops);
            locked += stops && open.Length > 0 ? 1 : 0;
        }

        Assert.NotEqual(0, locked);
    }

    [Property(MaxTest = 1_000)]
    public void Judge_once_it_stops_names_the_winner_of_all_votes_in_any_order(NonNegativeInt[] given, int order)
    {
        int?[] answers = [.. given.Select(vote => _answers[vote.Get % _answers.Length])];
        int[] completion = [.. Enumerable.Range(0, answers.Length)];
        new Random(order).Shuffle(completion);

        Answer? early = null;
        for (int n = 0; n <= answers.Length; n++)
        {
            Vote[] arrived = [.. completion.Take(n).Order().Select(i => Ballots.Vote(i, answers[i]))];
            if (_rule.Judge(Standing(arrived, answers.Length)).Stop)
            {
                VoteCount count = Ballots.CountVotes(arrived);
                early = count.Groups.Count > 0 ? count.Groups[0].Answer : null;
                break;
            }
        }

        Assert.Equal(Winner(answers), early);
    }

    [Fact]
    public void Judge_locked_lead_says_so()
    {
        StoppingVerdict verdict = _rule.Judge(Ballots.Standing(4, 1, 1));
        Assert.True(verdict is { Stop: true, UsesArrived: true, Certainty.IsLocked: true });
        Assert.Equal("No votes of the 2 open samples could change the outcome.", verdict.Reason);
    }

    [Fact]
    public void Judge_certainty_comes_from_the_samples_in_order()
    {
        Vote[] arrived = [.. new[] { 2, 3, 4, 5 }.Select(sample => Ballots.Vote(sample, 1))];
        StoppingVerdict verdict = _rule.Judge(Standing(arrived, 6) with { InOrder = Ballots.Count([]) });
        Assert.True(verdict.Stop);
        Assert.Equal(0.5, verdict.Certainty!.Probability);
    }

    [Fact]
    public void Judge_without_a_bound_on_votes_waits_for_all()
    {
        Standing standing = Ballots.Standing(4, 1, 1, 1) with { LargestVote = null };
        Assert.False(_rule.Judge(standing).Stop);
        Assert.True(_rule.Judge(standing with { SampleCount = 3 }).Stop);
    }

    [Fact]
    public void Judge_larger_votes_need_a_larger_lead()
    {
        Standing standing = Ballots.Standing(4, 1, 1, 1);
        Assert.True(_rule.Judge(standing with { LargestVote = 2.5 }).Stop);
        Assert.False(_rule.Judge(standing with { LargestVote = 3.5 }).Stop);
    }

    [Fact]
    public void Judge_fallback_votes_wait_for_all()
    {
        Standing standing = Ballots.Standing(4, 1, 1, 1);
        VoteCount fallback = standing.Arrived with { IsFallback = true };
        Assert.False(_rule.Judge(standing with { InOrder = fallback, Arrived = fallback }).Stop);
    }

    private static Standing Standing(Vote[] arrived, int samples) => new()
    {
        SampleCount = samples,
        InOrder = Ballots.CountVotes([.. arrived.TakeWhile((vote, i) => vote.Sample == i)]),
        Arrived = Ballots.CountVotes(arrived),
        LargestVote = 1,
    };

    /// <summary>The rule in its plainest form: most votes, then first to appear in sample order.</summary>
    private static Answer? Winner(IEnumerable<int?> answers) => answers.OfType<int>()
        .GroupBy(answer => answer)
        .OrderByDescending(group => group.Count()) // a stable sort over groups in order of first appearance
        .Select(group => Ballots.Answer(group.Key))
        .FirstOrDefault();

    private static int[] Digits(int number, int radix)
    {
        int[] digits = new int[Samples];
        for (int i = 0; i < Samples; i++, number /= radix)
            digits[i] = number % radix;

        return digits;
    }
}
