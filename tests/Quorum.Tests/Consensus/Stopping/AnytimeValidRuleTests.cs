namespace Quorum.Tests.Consensus.Stopping;

public class AnytimeValidRuleTests
{
    private const double Alpha = 0.05;

    private static readonly IStoppingRule _rule = StoppingRules.AnytimeValid(Alpha);

    public static TheoryData<string, double[], int, int> Splits() => new()
    {
        { "50/50", [0.5, 0.5], 64, 2_000 },
        { "50/50", [0.5, 0.5], 512, 1_000 },
        { "34/33/33", [0.34, 0.33, 0.33], 64, 1_000 },
        { "34/33/33", [0.34, 0.33, 0.33], 512, 1_000 },
        { "three equal", [1.0 / 3, 1.0 / 3, 1.0 / 3], 512, 1_000 },
        { "55/30/15", [0.55, 0.30, 0.15], 64, 2_000 },
        { "55/30/15", [0.55, 0.30, 0.15], 512, 1_000 },
        { "52/48", [0.52, 0.48], 512, 1_000 },
        { "twenty of 0.05", [.. Enumerable.Repeat(0.05, 20)], 512, 400 },
        { "0.25 and fifteen of 0.05", [0.25, .. Enumerable.Repeat(0.05, 15)], 64, 2_000 },
        { "0.25 and fifteen of 0.05", [0.25, .. Enumerable.Repeat(0.05, 15)], 512, 400 },
    };

    [Theory]
    [MemberData(nameof(Splits))]
    public void Judge_ever_stops_on_another_answer_than_the_only_mode_at_most_at_its_level(string split, double[] shares, int samples, int runs)
    {
        // Evidence counts at its highest, so what is certified at any time is certified at the end. That it also leads is not even asked for:
        // this is what the proof bounds.
        var random = new Random(samples + shares.Length);
        bool hasMode = shares.Length == 1 || shares[0] > shares[1];
        int errors = 0;
        for (int run = 0; run < runs; run++)
        {
            VoteCount votes = Ballots.Count(Ballots.Draw(shares, samples, random).Select(label => (int?)label));
            var certificate = ModeCertificate.Of(votes);
            errors += Enumerable.Range(hasMode ? 1 : 0, shares.Length - (hasMode ? 1 : 0))
                .Any(label => certificate.EValue(Ballots.Answer(label)) >= 1 / Alpha) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{split}, {samples} samples: {errors} errors in {runs} runs");
        Assert.True(errors <= Binomial.UpperCount(runs, Alpha), $"{errors} errors in {runs} runs");
    }

    [Fact]
    public void Judge_even_split_errs_at_most_at_its_level_exactly()
    {
        // All 2^16 equally likely sequences, each judged as the rule would be.
        const int Samples = 16;
        int stops = 0;
        for (int sequence = 0; sequence < 1 << Samples; sequence++)
        {
            VoteCount votes = Ballots.Count(Enumerable.Range(0, Samples).Select(i => (int?)((sequence >> i) & 1)));
            var certificate = ModeCertificate.Of(votes);
            stops += certificate.EValue(Ballots.Answer(0)) >= 1 / Alpha || certificate.EValue(Ballots.Answer(1)) >= 1 / Alpha ? 1 : 0;
        }

        double error = (double)stops / (1 << Samples);
        Assert.InRange(error, 0.01, Alpha);
    }

    [Theory]
    [InlineData(0.10, 5)]
    [InlineData(0.05, 6)]
    [InlineData(0.01, 9)]
    public void Judge_votes_that_agree_are_certified_soon(double alpha, int expected)
    {
        (int samples, int? leader) = Ballots.Run(StoppingRules.AnytimeValid(alpha), new int[64]);
        Assert.Equal((expected, 0), (samples, leader));
    }

    [Fact]
    public void Judge_certified_says_at_which_level()
    {
        StoppingVerdict verdict = _rule.Judge(Ballots.Standing(64, 1, 1, 1, null, 1, 1, 1));
        Assert.True(verdict.Stop);
        Assert.False(verdict.UsesArrived);
        Assert.Equal(Alpha, verdict.Certainty!.CertifiedAt);
        Assert.Equal(20.0604, verdict.Certainty.EValue, 0.0001); // of at most 2⁵, since the first vote could not be bet on
        Assert.Equal("The leading answer is certified as the most frequent one with an error of at most 0.05: its e-value of 20.1 reaches 20.", verdict.Reason);
    }

    [Fact]
    public void Judge_small_level_is_named() =>
        Assert.Contains("at most 1E-06:", StoppingRules.AnytimeValid(1e-6).Judge(Ballots.Standing(64, Enumerable.Repeat((int?)1, 40))).Reason, StringComparison.Ordinal);

    [Fact]
    public void Judge_looks_at_the_samples_in_order_alone()
    {
        Standing standing = Ballots.Standing(64, 1, 2) with { Arrived = Ballots.Count(Enumerable.Repeat((int?)1, 60)) };
        Assert.False(_rule.Judge(standing).Stop);
    }

    [Fact]
    public void Judge_no_votes_goes_on()
    {
        Assert.False(_rule.Judge(Ballots.Standing(64)).Stop);
        Assert.False(_rule.Judge(Ballots.Standing(64, null, null)).Stop);
    }

    [Fact]
    public void Judge_fallback_votes_go_on()
    {
        Standing standing = Ballots.Standing(64, Enumerable.Repeat((int?)1, 30));
        Assert.False(_rule.Judge(standing with { InOrder = standing.InOrder with { IsFallback = true } }).Stop);
    }

    [Fact]
    public void Judge_all_1024_votes_agreeing_gives_a_finite_e_value()
    {
        StoppingVerdict verdict = _rule.Judge(Ballots.Standing(1_024, Enumerable.Repeat((int?)1, 1_024)));
        Assert.True(double.IsFinite(verdict.Certainty!.EValue) && verdict.Certainty.EValue > 1e300);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void AnytimeValid_level_out_of_range_throws(double alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StoppingRules.AnytimeValid(alpha));
}
