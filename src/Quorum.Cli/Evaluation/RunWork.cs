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
            end = await worker.RunAsync(cancellationToken);
        }

        if (last is { Drawn: > 0 } && last.Tokens > 0)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Drew {last.Drawn:N0} samples, {last.Tokens:N0} tokens in {StatusLine.Describe(last.Elapsed)} ({last.TokensPerSecond:N0} tokens/s)."));
        Console.Error.WriteLine(end switch
        {
            RunEnd.Complete => $"Complete. 'quorum eval score {run.Folder}' tells the score, 'quorum eval report {run.Folder}' writes a page.",
            RunEnd.Limit => $"The limit is reached. 'quorum eval resume {run.Folder}' goes on.",
            _ => $"{last?.Total - last?.Done} samples are missing: other processes are drawing them, or they failed. 'quorum eval resume {run.Folder}' tries again.",
        });
        return end == RunEnd.Complete ? ExitCode.Done : ExitCode.Incomplete;
    }
}
