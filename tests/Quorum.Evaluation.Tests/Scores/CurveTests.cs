namespace Quorum.Evaluation.Tests.Scores;

/// <summary>Curves of recorded chains against the second computation.</summary>
public sealed class CurveTests(RecordedRun recorded) : IClassFixture<RecordedRun>
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Recorded_run_has_what_the_other_tests_need()
    {
        Assert.All(recorded.Problems, problem => Assert.Equal(64, problem.Chains.Count));
        Assert.Contains(recorded.Problems, problem => problem.PassRate is > 0.1 and < 0.9);
        Assert.Contains(recorded.Problems, problem => problem.Chains.Any(chain => chain.Chain.Verification is { IsRefuted: true }));
        Assert.Contains(recorded.Problems, problem => problem.Chains.Any(chain => chain.Chain.Answer is null));
        Assert.Equal(0, recorded.Run.Journal.Damaged + recorded.Run.Journal.Repeated);
    }

    [Fact]
    public void Right_chains_are_those_whose_box_is_the_answer() => Assert.All(recorded.Problems.Where(problem => problem.Problem.Expected is ExpectedAnswer), problem =>
    {
        IReadOnlyList<Chain> texts = recorded.Run.Journal.Read(problem.Problem.Id, 64);
        string expected = ((ExpectedAnswer)problem.Problem.Expected).Text;
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
    public void PassAt_equals_the_count_of_subsets_at_every_k() => Assert.All(recorded.Problems, problem =>
    {
        int right = problem.Chains.Count(chain => chain.IsRight);
        for (int k = 1; k <= 64; k++)
            Assert.Equal(BruteForce.Pass(64, right, k), problem.PassAt(k), Tolerance);

        Assert.Equal(right / 64.0, problem.PassRate, Tolerance);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Majority_equals_the_exact_count_at_every_k(bool verified) => Assert.All(recorded.Problems, problem =>
    {
        string?[] votes = BruteForce.VotesOf(problem, verified);
        HashSet<string> right = BruteForce.RightOf(problem);
        for (int k = 1; k <= 64; k += k < 8 ? 1 : 7)
            Assert.Equal(BruteForce.Majority(votes, right, k), verified ? problem.VerifiedAt(k) : problem.MajorityAt(k), Tolerance);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Majority_of_few_samples_equals_the_look_at_every_subset(bool verified) => Assert.All(recorded.Problems, problem =>
    {
        for (int start = 0; start < 64; start += 21)
        {
            var few = new ScoredProblem(problem.Problem, [.. problem.Chains.Skip(start).Take(12)], 1);
            string?[] votes = BruteForce.VotesOf(few, verified);
            HashSet<string> right = BruteForce.RightOf(few);
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
            Assert.Equal(BruteForce.MajorityOverAllSubsets(answers, ["f", "h"], k), problem.MajorityAt(k), Tolerance);
    }

    [Fact]
    public void RuleAt_of_all_samples_is_the_rules_own_decision_and_of_fewer_comes_near_the_exact_majority()
    {
        IDecisionRule rule = DecisionRules.ConfidenceWeighted();
        Assert.All(recorded.Problems, problem =>
        {
            // By hand: the answer with the largest sum of confidences, which the recorded chains have.
            var sums = problem.Chains.Where(chain => chain.Chain.Outcome == ChainOutcome.Answered).GroupBy(chain => chain.Chain.Answer!.Key)
                .Select(group => (Sum: group.Sum(chain => chain.Chain.Confidence!.BottomTenPercent), group.First().IsRight)).OrderByDescending(group => group.Sum).ToArray();
            Assert.Equal(sums.Length > 0 && sums[0].IsRight ? 1.0 : 0, problem.RuleAt(rule, 64));
            Assert.InRange(problem.RuleAt(DecisionRules.Majority, 9, draws: 2000) - problem.MajorityAt(9), -0.05, 0.05);
        });
    }

    [Fact]
    public void Curve_means_over_problems_and_multiplies_tokens()
    {
        ScoreCurve curve = recorded.Score.Curves().Single(curve => curve.Name == "maj@k");

        Assert.Equal([1, 2, 4, 8, 16, 32, 64], curve.Points.Select(point => point.Samples));
        Assert.All(curve.Points, point =>
        {
            Assert.Equal(recorded.Problems.Average(problem => problem.MajorityAt(point.Samples)), point.Accuracy.Mean, Tolerance);
            Assert.Equal(point.Samples * recorded.Problems.Average(problem => problem.Chains.Sum(chain => chain.Chain.TokensDrawn) / 64.0), point.Tokens, 1e-6);
            Assert.Equal(recorded.Problems.Count, point.Problems);
        });
    }
}
