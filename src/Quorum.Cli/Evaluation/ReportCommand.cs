using System.CommandLine;
using Quorum.Evaluation;

namespace Quorum.Cli.Evaluation;

/// <summary><c>quorum eval report</c>: the figures of a run as a page.</summary>
internal static class ReportCommand
{
    private const int DefaultHardest = 10;

    public static Command Create()
    {
        var folder = new Argument<string>("RUN") { Description = "The folder of the run, complete or not." };
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file. [default: report.html in the folder of the run]", HelpName = "FILE" };
        var hardest = Numbers.Option("--hardest", $"How many of the hardest problems are shown with their chains. [default: {DefaultHardest}]", 0, 1000);
        var command = new Command("report", "Writes the figures of a run as one HTML page: plots, tables, the hardest problems with their chains and marked steps.") { folder, output, hardest };
        command.SetAction((result, cancellationToken) => CommandFailure.CatchAsync(async () =>
        {
            var run = EvaluationRun.Open(result.GetValue(folder)!);
            var path = result.GetValue(output) ?? Path.Combine(run.Folder, "report.html");
            using var page = new FileReplacement(path);
            var score = await Scoring.ScoreAsync(run, cancellationToken);
            await EvaluationReport.WriteHtmlAsync(score, page.Content, result.GetValue(hardest) ?? DefaultHardest, cancellationToken);
            page.Complete();
            Console.Out.WriteLine(Path.GetFullPath(path));
            return ExitCode.Done;
        }));
        return command;
    }
}
