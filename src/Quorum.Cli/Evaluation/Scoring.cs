using System.Globalization;
using Quorum.Code;
using Quorum.Evaluation;

namespace Quorum.Cli.Evaluation;

/// <summary>Scores a run and shows how far that has come.</summary>
internal static class Scoring
{
    public static async Task<RunScore> ScoreAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        await using var runner = new CodeRunner(new CodeRunnerOptions { MaxConcurrency = Environment.ProcessorCount });
        using var line = new StatusLine();
        var scorer = new RunScorer(run, runner)
        {
            Progress = done =>
            {
                if (line.IsLive)
                {
                    lock (line)
                        line.DrawOver(string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {run.Problems.Count:N0} problems scored"));
                }
            },
        };
        var score = await scorer.ScoreAsync(cancellationToken);
        return score.Problems.Count > 0
            ? score
            : throw new InvalidDataException(score.Unscored.Count > 0 ? score.Unscored.Values.First() : $"The run in '{run.Folder}' has no samples yet.");
    }
}
