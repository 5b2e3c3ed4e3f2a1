namespace Quorum.Evaluation.Tests.Scores;

/// <summary>Curves of recorded chains against the second computation.</summary>
public sealed class CurveTests(RecordedRun recorded) : IClassFixture<RecordedRun>
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Recorded_run_has_what_the_other_tests_need()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"{recorded.Problems.Count} problems, {recorded.Samples} samples of each.");
        Assert.True(recorded.Samples >= 64);
        Assert.All(recorded.Problems, problem => Assert.Equal(recorded.Samples, problem.Chains.Count));
        Assert.Contains(recorded.Problems, problem => problem.PassRate is > 0.1 and < 0.9);
        Assert.Contains(recorded.Problems, problem => problem.Chains.Any(chain => chain.Chain.Verification is { IsRefuted: true }));
        Assert.Contains(recorded.Problems, problem => problem.Chains.Any(chain => chain.Chain.Answer is null));
        Assert.Equal(0, recorded.Run.Journal.Damaged + recorded.Run.Journal.Repeated);
    }

    [Fact]
    public void Right_chains_are_those_whose_box_is_the_answer() => recorded.All(problem =>
    {
        if (problem.Problem.Expected is not ExpectedAnswer { Text: var expected })
            return;

        IReadOnlyList<Chain> texts = recorded.Run.Journal.Read(problem.Problem.Id, recorded.Samples);
        Assert.All(problem.Chains.Zip(texts), pair =>
        {
            // A box with exactly the answer as written must count; whatever else counts must at least hold a box or a statement.
            if (pair.Second.Text.EndsWith($@"\boxed{{{expected}}}", StringComparison.Ordinal))
                Assert.True(pair.First.IsRight);
            if (pair.First.IsRight)
                Assert.Contains(expected.Replace(" ", "", StringComparison.Ordinal), pair.Second.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        });
    });

    [Fact]
    public void PassAt_equals_the_count_of_subsets_at_every_k() => recorded.All(problem =>
    {
        int right = problem.Chains.Count(chain => chain.IsRight);
        for (int k = 1; k <= recorded.Samples; k++)
            Assert.Equal(BruteForce.Pass(recorded.Samples, right, k), problem.PassAt(k), Tolerance);

        Assert.Equal((double)right / recorded.Samples, problem.PassRate, Tolerance);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Majority_equals_the_exact_count_at_every_k(bool verified) => recorded.All(problem =>
    {
        string?[] votes = BruteForce.VotesOf(problem, verified);
        bool[] right = BruteForce.RightOf(problem);
        for (int k = 1; k <= recorded.Samples; k += k < 8 ? 1 : 7)
            Assert.Equal(BruteForce.Majority(votes, right, k), verified ? problem.VerifiedAt(k) : problem.MajorityAt(k), Tolerance);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Majority_of_few_samples_equals_the_look_at_every_subset(bool verified) => recorded.All(problem =>
    {
        for (int start = 0; start < recorded.Samples; start += 21)
        {
            var few = new ScoredProblem(problem.Problem, [.. problem.Chains.Skip(start).Take(12)], 1);
            string?[] votes = BruteForce.VotesOf(few, verified);
            bool[] right = BruteForce.RightOf(few);
            for (int k = 1; k <= few.Chains.Count; k++)
                Assert.Equal(BruteForce.MajorityOverAllSubsets(votes, right, k), verified ? few.VerifiedAt(k) : few.MajorityAt(k), Tolerance);
        }
    });

    [Fact]
    public void Several_right_answers_are_counted_apart_and_added()
    {
        string[] answers = ["f", "f", "g", "g", "g", "h", "h", "h", "x", "y"];
        var problem = new ScoredProblem(
            recorded.Problems[0].Problem,
            [.. answers.Select(answer => new ScoredChain(Chains.Saying("") with { Outcome = ChainOutcome.Answered, Answer = MathAnswer.Parse(answer) }, answer is "f" or "h"))],
            1);

        for (int k = 1; k <= answers.Length; k++)
            Assert.Equal(BruteForce.MajorityOverAllSubsets(answers, BruteForce.RightOf(problem), k), problem.MajorityAt(k), Tolerance);
    }

    [Fact]
    public void Answer_that_some_give_rightly_and_some_not_counts_with_its_part_of_right_ones()
    {
        // As programs that do the same on all inputs, of which some fail a test.
        (string Answer, bool IsRight)[] samples = [("f", true), ("f", false), ("f", true), ("f", false), ("g", false), ("g", true), ("g", false), ("h", true), ("x", false), ("", false)];
        var problem = new ScoredProblem(
            recorded.Problems[0].Problem,
            [.. samples.Select(sample => new ScoredChain(sample.Answer.Length > 0 ? Chains.Saying("") with { Outcome = ChainOutcome.Answered, Answer = MathAnswer.Parse(sample.Answer) } : Chains.Saying(""), sample.IsRight))],
            1);
        string?[] votes = BruteForce.VotesOf(problem, verified: false);

        for (int k = 1; k <= samples.Length; k++)
        {
            Assert.Equal(BruteForce.MajorityOverAllSubsets(votes, BruteForce.RightOf(problem), k), problem.MajorityAt(k), Tolerance);
            Assert.Equal(BruteForce.Majority(votes, BruteForce.RightOf(problem), k), problem.MajorityAt(k), Tolerance);
        }

        Assert.Equal(problem.PassRate, problem.MajorityAt(1), Tolerance);
    }

    [Fact]
    public void RuleAt_of_all_samples_is_the_rules_own_decision_and_of_fewer_comes_near_the_exact_majority()
    {
        IDecisionRule rule = DecisionRules.ConfidenceWeighted();
        recorded.All(problem =>
        {
            // By hand: the answer with the largest sum of confidences, which the recorded chains have.
            var sums = problem.Chains.Where(chain => chain.Chain.Outcome == ChainOutcome.Answered).GroupBy(chain => chain.Chain.Answer!.Key)
                .Select(group => (Sum: group.Sum(chain => chain.Chain.Confidence!.BottomTenPercent), group.First().IsRight)).OrderByDescending(group => group.Sum).ToArray();
            Assert.Equal(sums.Length > 0 && sums[0].IsRight ? 1.0 : 0, problem.RuleAt(rule, recorded.Samples));
            Assert.InRange(problem.RuleAt(DecisionRules.Majority, 9, draws: 2000) - problem.MajorityAt(9), -0.05, 0.05);
        });
    }

    [Fact]
    public void Curve_means_over_problems_and_multiplies_tokens()
    {
        ScoreCurve curve = recorded.Score.Curves().Single(curve => curve.Name == "maj@k");

        Assert.Equal([1, 2, 4, 8, 16, 32, 64], curve.Points.Take(7).Select(point => point.Samples));
        Assert.Equal(recorded.Samples, curve.Points[^1].Samples);
        Assert.All(curve.Points, point =>
        {
            Assert.Equal(recorded.Problems.Average(problem => problem.MajorityAt(point.Samples)), point.Accuracy.Mean, Tolerance);
            Assert.Equal(point.Samples * recorded.Problems.Average(problem => problem.Chains.Sum(chain => chain.Chain.TokensDrawn) / (double)recorded.Samples), point.Tokens, 1e-6);
            Assert.Equal(recorded.Problems.Count, point.Problems);
        });
    }
}
