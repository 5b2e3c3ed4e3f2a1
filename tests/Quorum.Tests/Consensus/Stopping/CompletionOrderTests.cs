namespace Quorum.Tests.Consensus.Stopping;

/// <summary>Several samples in flight, and chains whose length depends on their answer: what a rule that judges in sample order is for.</summary>
public class CompletionOrderTests
{
    private const int Samples = 64;
    private const int Runs = 200;
    private const double Alpha = 0.05;

    private static readonly IStoppingRule _rule = StoppingRules.AnytimeValid(Alpha);

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(64)]
    public void In_sample_order_an_even_split_keeps_the_level_which_completion_order_breaks(int inFlight)
    {
        (int inOrder, int asCompleted) = CountErrors([0.5, 0.5], [1, 0.3], inFlight, hasMode: false);
        Assert.True(inOrder <= Binomial.UpperCount(Runs, Alpha), $"{inOrder} errors in {Runs} runs");
        Assert.True(asCompleted > 3 * Runs * Alpha, $"{asCompleted} errors in {Runs} runs");
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    public void In_sample_order_the_mode_wins_which_completion_order_takes_from_it(int inFlight)
    {
        (int inOrder, int asCompleted) = CountErrors([0.55, 0.30, 0.15], [1, 0.3, 1], inFlight, hasMode: true);
        Assert.True(inOrder <= Binomial.UpperCount(Runs, Alpha), $"{inOrder} errors in {Runs} runs");
        Assert.True(asCompleted > 2 * inOrder && asCompleted > Binomial.UpperCount(Runs, Alpha), $"{asCompleted} errors in {Runs} runs");
    }

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    public void In_sample_order_the_number_in_flight_changes_nothing(int inFlight)
    {
        var random = new Random(inFlight);
        for (int run = 0; run < 30; run++)
        {
            int[] labels = Ballots.Draw([0.6, 0.25, 0.15], Samples, random);
            Assert.Equal(Ballots.Run(_rule, labels), Ballots.Run(_rule, labels, CompletionOrder(labels, [1, 0.3, 2], inFlight, random)));
        }
    }

    private static (int InOrder, int AsCompleted) CountErrors(double[] shares, double[] lengths, int inFlight, bool hasMode)
    {
        var random = new Random(inFlight);
        int inOrder = 0;
        int asCompleted = 0;
        for (int run = 0; run < Runs; run++)
        {
            int[] labels = Ballots.Draw(shares, Samples, random);
            int[] completion = CompletionOrder(labels, lengths, inFlight, random);
            inOrder += IsError(Ballots.Run(_rule, labels, completion).Leader) ? 1 : 0;
            asCompleted += IsError(Ballots.Run(_rule, [.. completion.Select(sample => labels[sample])]).Leader) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{inFlight} in flight, {Runs} runs: {inOrder} errors in sample order, {asCompleted} in completion order");
        return (inOrder, asCompleted);

        bool IsError(int? leader) => hasMode ? leader > 0 : leader is not null;
    }

    /// <summary>The order in which samples end if the next starts when one ends, and their lengths are drawn around the mean of their answer's.</summary>
    private static int[] CompletionOrder(int[] labels, double[] lengths, int inFlight, Random random)
    {
        var running = new PriorityQueue<int, double>();
        List<int> completion = [];
        int started = 0;
        double now = 0;
        while (completion.Count < labels.Length)
        {
            for (; started < labels.Length && running.Count < inFlight; started++)
                running.Enqueue(started, now + (lengths[labels[started]] * (0.5 + random.NextDouble())));

            running.TryDequeue(out int sample, out now);
            completion.Add(sample);
        }

        return [.. completion];
    }
}
