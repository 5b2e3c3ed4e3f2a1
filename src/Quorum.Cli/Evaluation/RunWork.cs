using System.Globalization;
using Quorum.Cli.Hosts;
using Quorum.Evaluation;

namespace Quorum.Cli.Evaluation;

/// <summary>Draws what a run lacks and says how it ended.</summary>
internal static class RunWork
{
    public static async Task<ExitCode> DrawAsync(EvaluationRun run, ModelHost host, RunLimits limits, CancellationToken cancellationToken)
    {
        RunProgress? last = null;
        RunEnd end;
        using (var view = new RunView())
        {
            var worker = new RunWorker(run, host.Client, host.Concurrency)
            {
                Limits = limits,
                Progress = progress => view.Show(last = progress),
            };
            try
            {
                end = await worker.RunAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return (ExitCode)CommandFailure.Report($"Cancelled. What was drawn is kept; 'quorum eval resume {run.Folder}' goes on.", ExitCode.Cancelled);
            }
        }

        if (last is { Drawn: > 0 } && last.Tokens > 0)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Drew {last.Drawn:N0} samples, {last.Tokens:N0} tokens in {StatusLine.Describe(last.Elapsed)} ({last.TokensPerSecond:N0} tokens/s)."));
        Console.Error.WriteLine(end switch
        {
            RunEnd.Complete => $"Complete. 'quorum eval score {run.Folder}' tells the score, 'quorum eval report {run.Folder}' writes a page.",
            RunEnd.Limit => $"The limit is reached. 'quorum eval resume {run.Folder}' goes on.",
            _ when last?.LastFailure is { } failure => $"{last.Failed} samples failed, the last one of {failure.ReplaceLineEndings(" ")} 'quorum eval resume {run.Folder}' tries them again; the score leaves them out.",
            _ => $"{last?.Total - last?.Done} samples are missing; other processes are drawing them. 'quorum eval resume {run.Folder}' takes part.",
        });
        return end == RunEnd.Complete ? ExitCode.Done : ExitCode.Incomplete;
    }
}
