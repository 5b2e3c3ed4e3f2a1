using TinyModelTrainer.Problems;

namespace Quorum.Tests.Verification;

public class PlantedErrorTests(ITestOutputHelper output)
{
    private const int ChainsOfFamily = 100;
    private const int ErrorsOfChain = 2;

    private readonly ChainVerifier _verifier = new([StepVerifiers.Arithmetic, StepVerifiers.Conclusion]);

    [Fact]
    public async Task Planted_errors_are_marked_and_correct_steps_are_not()
    {
        var random = new Random(20_251);
        var all = new Rates();
        var weak = new List<string>();
        foreach (var (family, write) in PlantedFamilies.All.Concat(PlantedReasoning.All))
        {
            var rates = new Rates();
            for (int i = 0; i < ChainsOfFamily; i++)
            {
                string marked = write(random);
                await Count(rates, PlantedText.Correct(marked), "");
                for (int j = 0; j < ErrorsOfChain; j++)
                    await Count(rates, PlantedText.WithError(marked, random), "");
            }

            Report(family, rates, all);
            if (rates.Marked < 0.95 * rates.Planted)
                weak.Add($"{family}: {rates.Marked} of {rates.Planted}");
        }

        var problems = new ProblemGenerator(random);
        foreach (Family family in Families.All)
        {
            var taught = new Rates();
            for (int i = 0; i < ChainsOfFamily / 2; i++)
            {
                Problem problem = problems.NextHeldOut(family, i % 4 == 0 ? ChainLength.Drill : ChainLength.Full);
                await Count(taught, new PlantedChain(problem.Chain, null, PlantedErrorKind.None), problem.Question);
                for (int j = 0; j < 2 * ErrorsOfChain && PlantedColumns.HasEquations(problem); j++)
                    await Count(taught, PlantedColumns.WithError(problem, random), problem.Question);
            }

            if (taught.FalselyMarked > 0 || taught.Marked < 0.95 * taught.Planted)
                weak.Add($"{family.Id}: {taught.Marked} of {taught.Planted}, falsely {taught.FalselyMarked}");
            Report($"the embedded model's {family.Id}", taught, all);
        }

        Report("all", all, new Rates());
        Assert.Empty(weak);
        Assert.True(all.Correct + all.Planted >= 10_000);
        Assert.True(all.Marked >= 0.95 * all.Planted, $"{all.Marked} of {all.Planted} planted errors are marked.");
        Assert.True(all.FalselyMarked < 0.01 * all.Correct, $"{all.FalselyMarked} of {all.Correct} correct steps are marked.");
    }

    /// <summary>Counts the step of the error and the steps before it: what follows an error may inherit it.</summary>
    private async Task Count(Rates rates, PlantedChain chain, string question)
    {
        ChainVerification verification = await _verifier.VerifyAsync(Chains.Of(chain.Reasoning), question, TestContext.Current.CancellationToken);
        foreach (StepVerdict verdict in verification.Steps)
        {
            bool isWrong = verdict.Outcome == StepOutcome.Wrong;
            if (chain.Error is { } error && error < verdict.Step.Span.End)
            {
                rates.Planted++;
                rates.Marked += isWrong ? 1 : 0;
                if (!isWrong)
                    rates.Examples.Add($"missed ({chain.Kind}): {chain.Reasoning[..verdict.Step.Span.Start].Split('\n').Reverse().Take(4).LastOrDefault()} ... {verdict.Step.Text}");
                return;
            }

            rates.Correct++;
            rates.FalselyMarked += isWrong ? 1 : 0;
            if (isWrong)
                rates.Examples.Add($"false alarm: {verdict.Step.Text} | {verdict.Claimed} | {verdict.Actual}");
        }
    }

    private void Report(string family, Rates rates, Rates all)
    {
        output.WriteLine($"{family}: {rates.Marked} of {rates.Planted} errors marked ({(double)rates.Marked / Math.Max(1, rates.Planted):P1}), {rates.FalselyMarked} of {rates.Correct} correct steps marked");
        foreach (string example in rates.Examples.Take(6))
            output.WriteLine($"    {example.ReplaceLineEndings(" / ")}");
        all.Planted += rates.Planted;
        all.Marked += rates.Marked;
        all.Correct += rates.Correct;
        all.FalselyMarked += rates.FalselyMarked;
    }

    private sealed class Rates
    {
        public int Planted { get; set; }

        public int Marked { get; set; }

        public int Correct { get; set; }

        public int FalselyMarked { get; set; }

        public List<string> Examples { get; } = [];
    }
}
