using System.CommandLine;
using Quorum.Evaluation;
using Spectre.Console;

namespace Quorum.Cli.Evaluation;

/// <summary><c>quorum eval compare</c>: whether one run is better than another, on the problems that both have.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var first = new Argument<string>("FIRST") { Description = "The folder of one run." };
        var second = new Argument<string>("SECOND") { Description = "The folder of the other." };
        var command = new Command("compare", "Compares two runs on the problems that both have, problem by problem: the second minus the first, with 95 % intervals.") { first, second };
        command.SetAction((result, cancellationToken) => CommandFailure.CatchAsync(async () =>
        {
            var one = await Scoring.ScoreAsync(EvaluationRun.Open(result.GetValue(first)!), cancellationToken);
            var other = await Scoring.ScoreAsync(EvaluationRun.Open(result.GetValue(second)!), cancellationToken);
            var comparison = RunComparison.Of(one, other);
            Output.Line($"{comparison.Problems} problems that both have, {comparison.Samples} samples each. Percentages with 95 % intervals; differences paired by problem.");
            var table = Output.Table(["", "first", "second", "difference", ""]);
            foreach (var figure in comparison.Figures)
                table.AddRow(figure.Name, figure.First.ToString(), figure.Second.ToString(), figure.Difference.ToString(), figure.IsSignificant ? "differs" : comparison.Problems < RunComparison.FewestProblems ? "too few problems" : "may be chance");
            Output.Write(table);
            return ExitCode.Done;
        }));
        return command;
    }
}
