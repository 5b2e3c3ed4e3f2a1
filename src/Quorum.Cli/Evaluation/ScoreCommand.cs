using System.CommandLine;
using Quorum.Evaluation;

namespace Quorum.Cli.Evaluation;

/// <summary><c>quorum eval score</c>: the figures of a run, from what is on the disk.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("RUN") { Description = "The folder of the run, complete or not." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("score", "Scores a run from what is on the disk, without drawing anything: answers are read and judged anew; what verification finds and what programs do is remembered.") { folder, json };
        command.SetAction((result, cancellationToken) => CommandFailure.CatchAsync(async () =>
        {
            var run = EvaluationRun.Open(result.GetValue(folder)!);
            var score = await Scoring.ScoreAsync(run, cancellationToken);
            var adaptive = await score.AdaptiveAsync(cancellationToken);
            if (result.GetValue(json))
                JsonScore.Write(Console.OpenStandardOutput(), score, adaptive);
            else
                TextScore.Write(score, adaptive);
            return ExitCode.Done;
        }));
        return command;
    }
}
