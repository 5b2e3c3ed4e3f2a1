namespace Quorum.Evaluation.Tests.Scores;

/// <summary>Shares, groups, calibration and differences of recorded chains, counted a second time.</summary>
public sealed class ShareTests(RecordedRun recorded) : IClassFixture<RecordedRun>
{
    private static readonly double s_tolerance = 1e-9;

    [Fact]
    public void Shares_of_missing_answers_are_counts_of_chains()
    {
        ScoredChain[] chains = [.. recorded.Problems.SelectMany(problem => problem.Chains)];

        Assert.Equal((double)chains.Count(chain => chain.Chain.Outcome == ChainOutcome.NoAnswer) / chains.Length, recorded.Score.WithoutAnswer, s_tolerance);
        Assert.Equal((double)chains.Count(chain => chain.Chain.Outcome == ChainOutcome.Truncated) / chains.Length, recorded.Score.Truncated, s_tolerance);
        Assert.Equal(chains.Sum(chain => chain.Chain.TokensDrawn), recorded.Score.Tokens);
    }

    [Fact]
    public void GroupBy_gives_each_subject_its_own_means()
    {
        IReadOnlyList<GroupScore> groups = recorded.Score.GroupBy(problem => problem.Subject);

        Assert.Equal(recorded.Problems.Count, groups.Sum(group => group.Problems));
        Assert.All(groups, group =>
        {
            ScoredProblem[] problems = [.. recorded.Problems.Where(problem => problem.Problem.Subject == group.Name)];
            Assert.Equal(problems.Average(problem => problem.Chains.Count(chain => chain.IsRight) / (double)recorded.Samples), group.PassAt1.Mean, s_tolerance);
            Assert.Equal(problems.Average(problem => BruteForce.Majority(BruteForce.VotesOf(problem, false), BruteForce.RightOf(problem), recorded.Samples)), group.Majority.Mean, s_tolerance);
            Assert.Equal(problems.Average(problem => BruteForce.Majority(BruteForce.VotesOf(problem, true), BruteForce.RightOf(problem), recorded.Samples)), group.Verified.Mean, s_tolerance);
            Assert.Equal(problems.Sum(problem => problem.Chains.Count(chain => chain.Chain.Outcome == ChainOutcome.Truncated)) / ((double)recorded.Samples * problems.Length), group.Truncated, s_tolerance);
        });
    }

    [Fact]
    public void AgreementCalibration_equals_a_recount()
    {
        var statements = new List<(double Stated, bool Held)>();
        foreach (ScoredProblem problem in recorded.Problems)
        {
            string?[] votes = BruteForce.VotesOf(problem, verified: false);
            var groups = votes.OfType<string>().GroupBy(vote => vote).OrderByDescending(group => group.Count()).ToArray();
            if (groups.Length > 0)
                statements.Add(((double)groups[0].Count() / groups.Sum(group => group.Count()), BruteForce.IsRight(votes, BruteForce.RightOf(problem), groups[0].Key)));
        }

        Check(statements, recorded.Score.AgreementCalibration()!);
    }

    [Fact]
    public void CertaintyCalibration_equals_a_recount()
    {
        var statements = new List<(double Stated, bool Held)>();
        foreach (ScoredProblem problem in recorded.Problems)
        {
            string?[] votes = BruteForce.VotesOf(problem, verified: false);
            var first = votes[..(votes.Length / 2)].OfType<string>().GroupBy(vote => vote).OrderByDescending(group => group.Count()).ToArray();
            string? second = votes[(votes.Length / 2)..].OfType<string>().GroupBy(vote => vote).MaxBy(group => group.Count())?.Key;
            if (first.Length == 0 || second is null)
                continue;

            int leader = first[0].Count(), next = first.Length > 1 ? first[1].Count() : 0, n = leader + next + 1;
            double probability = Enumerable.Range(0, leader + 1).Sum(i => (double)BruteForce.Choose(n, i)) / Math.Pow(2, n);
            statements.Add((probability, first[0].Key == second));
        }

        Check(statements, recorded.Score.CertaintyCalibration()!);
    }

    [Fact]
    public void Calibration_of_a_forecaster_who_tells_the_truth_is_near_zero_and_of_one_who_boasts_is_not()
    {
        var random = new Random(1);
        (double, bool)[] honest = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextDouble()).Select(stated => (stated, random.NextDouble() < stated))];
        (double, bool)[] boasting = [.. honest.Select(statement => (1.0, statement.Item2))];

        Assert.InRange(Calibration.Of(honest)!.ExpectedError, 0, 0.02);
        Assert.InRange(Calibration.Of(honest)!.BrierScore, 0.15, 0.18);
        Assert.InRange(Calibration.Of(boasting)!.ExpectedError, 0.48, 0.52);
        Assert.Null(Calibration.Of([]));
    }

    [Fact]
    public void Compare_run_with_itself_finds_no_difference_and_with_a_worse_one_the_paired_one()
    {
        var worse = new RunScore(null!, recorded.Score.Manifest, [.. recorded.Problems.Select(Spoiled)], new Dictionary<string, string>());

        RunComparison same = RunComparison.Of(recorded.Score, recorded.Score);
        RunComparison other = RunComparison.Of(recorded.Score, worse);

        Assert.Equal(recorded.Problems.Count, same.Problems);
        Assert.All(same.Figures, figure => Assert.Equal((0.0, 0.0, 0.0, false), (figure.Difference.Mean, figure.Difference.Low, figure.Difference.High, figure.IsSignificant)));
        FigureComparison pass = other.Figures[0];
        Assert.Equal(worse.Problems.Average(problem => problem.PassRate) - recorded.Problems.Average(problem => problem.PassRate), pass.Difference.Mean, s_tolerance);
        Assert.True(pass.IsSignificant);

        // The same loss on each of five problems is no proof: a coin does as well once in 16 times.
        ScoredProblem[] few = [.. recorded.Problems.Where(problem => problem.PassRate > 0).Take(RunComparison.FewestProblems - 1)];
        Assert.Equal(5, few.Length);
        FigureComparison loss = RunComparison.Of(Of(few), Of([.. few.Select(Spoiled)])).Figures[0];
        Assert.True(loss.Difference.High < 0);
        Assert.False(loss.IsSignificant);

        RunScore Of(ScoredProblem[] problems) => new(null!, recorded.Score.Manifest, problems, new Dictionary<string, string>());

        // Every second right chain is taken for wrong.
        static ScoredProblem Spoiled(ScoredProblem problem)
        {
            int right = 0;
            return new(problem.Problem, [.. problem.Chains.Select(chain => chain.IsRight && right++ % 2 == 0 ? chain with { IsRight = false } : chain)], problem.SeedBase);
        }
    }

    private static void Check(List<(double Stated, bool Held)> statements, Calibration calibration)
    {
        double error = 0;
        for (int bin = 0; bin < 10; bin++)
        {
            var inside = statements.Where(statement => statement.Stated >= bin / 10.0 && (statement.Stated < (bin + 1) / 10.0 || bin == 9)).ToArray();
            if (inside.Length > 0)
                error += Math.Abs(inside.Sum(statement => statement.Stated) - inside.Count(statement => statement.Held));
        }

        Assert.Equal(statements.Count, calibration.Bins.Sum(bin => bin.Problems));
        Assert.Equal(error / statements.Count, calibration.ExpectedError, s_tolerance);
        Assert.Equal(statements.Sum(statement => (statement.Stated - (statement.Held ? 1 : 0)) * (statement.Stated - (statement.Held ? 1 : 0))) / statements.Count, calibration.BrierScore, s_tolerance);
    }
}
