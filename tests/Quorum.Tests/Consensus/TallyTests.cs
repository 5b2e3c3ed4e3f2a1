using FsCheck;
using FsCheck.Xunit;

namespace Quorum.Tests.Consensus;

public class TallyTests
{
    private const int Samples = 5;

    // Two answers seen before, one that may be new, and none.
    private static readonly Answer?[] _answers = [MathAnswer.Parse("1"), MathAnswer.Parse("2"), MathAnswer.Parse("3"), null];

    [Fact]
    public void IsDecided_holds_exactly_when_no_answers_of_the_open_samples_change_the_winner()
    {
        // Every state of five samples: each is open, or has one of the four answers.
        int decided = 0;
        int states = (int)Math.Pow(_answers.Length + 1, Samples);
        for (int state = 0; state < states; state++)
        {
            int[] slots = Digits(state, _answers.Length + 1);
            int[] open = [.. Enumerable.Range(0, Samples).Where(i => slots[i] == _answers.Length)];
            var tally = new Tally(Samples);
            foreach (int i in Enumerable.Range(0, Samples).Except(open))
                tally.Record(i, _answers[slots[i]]);

            HashSet<Answer?> winners = [];
            for (int future = 0; future < (int)Math.Pow(_answers.Length, open.Length); future++)
            {
                int[] drawn = Digits(future, _answers.Length);
                int[] final = [.. slots];
                for (int k = 0; k < open.Length; k++)
                    final[open[k]] = drawn[k];

                winners.Add(Winner(final.Select(slot => _answers[slot])));
            }

            Assert.Equal(winners.Count == 1, tally.IsDecided);
            decided += tally.IsDecided && open.Length > 0 ? 1 : 0;
        }

        Assert.NotEqual(0, decided);
    }

    [Property(MaxTest = 1_000)]
    public void IsDecided_once_true_names_the_winner_of_all_votes_in_any_order(NonNegativeInt[] votes, int order)
    {
        Answer?[] answers = [.. votes.Select(vote => _answers[vote.Get % _answers.Length])];
        int[] completion = [.. Enumerable.Range(0, answers.Length)];
        new Random(order).Shuffle(completion);

        var tally = new Tally(answers.Length);
        Answer? early = null;
        foreach (int index in completion)
        {
            tally.Record(index, answers[index]);
            if (tally.IsDecided)
                early ??= tally.Groups.Count > 0 ? tally.Groups[0].Answer : null;
        }

        Assert.Equal(Winner(answers), early);
        Assert.Equal(early, tally.Groups.Count > 0 ? tally.Groups[0].Answer : null);
    }

    [Fact]
    public void Groups_are_in_order_of_votes_and_then_of_first_members()
    {
        var tally = new Tally(5);
        foreach ((int index, string answer) in new[] { (4, "a1"), (3, "b1"), (1, "b1"), (0, "a1"), (2, "c1") })
            tally.Record(index, MathAnswer.Parse(answer));

        Assert.Equal(["a1", "b1", "c1"], tally.Groups.Select(group => group.Answer.Display));
        Assert.Equal([[0, 4], [1, 3], [2]], tally.Groups.Select(group => group.Members));
    }

    /// <summary>The rule in its plainest form: most votes, then first to appear in sample order.</summary>
    private static Answer? Winner(IEnumerable<Answer?> answers) => answers.OfType<Answer>()
        .GroupBy(answer => answer)
        .OrderByDescending(group => group.Count()) // a stable sort over groups in order of first appearance
        .FirstOrDefault()?.Key;

    private static int[] Digits(int number, int radix)
    {
        int[] digits = new int[Samples];
        for (int i = 0; i < Samples; i++, number /= radix)
            digits[i] = number % radix;

        return digits;
    }
}
