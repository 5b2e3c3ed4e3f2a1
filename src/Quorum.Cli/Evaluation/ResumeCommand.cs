using System.CommandLine;
using Quorum.Cli.Hosts;
using Quorum.Evaluation;

namespace Quorum.Cli.Evaluation;

/// <summary><c>quorum eval resume</c>: goes on with a run, takes part in one that others are at work on, or asks more of it.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        var host = new HostOptions();
        var limits = new LimitOptions();
        var folder = new Argument<string>("RUN") { Description = "The folder of the run." };
        var samples = Numbers.Option("--samples", "More samples of each problem than the run was begun with.", 1, 1024);
        var problems = Numbers.Option("--problems", "More problems than the run was begun with: the first N of the file.", 1);
        var command = new Command("resume", "Goes on with a run, whatever ended it; draws more samples or problems; or shares the work of a process that is drawing already.") { folder, samples, problems };
        foreach (var option in host.All.Concat(limits.All))
            command.Add(option);
        command.SetAction((result, cancellationToken) => CommandFailure.CatchAsync(async () =>
        {
            var run = EvaluationRun.Open(result.GetValue(folder)!);
            using var model = await host.OpenAsync(result, run.Manifest.Model, cancellationToken);
            if (!model.Model.IsSameAs(run.Manifest.Model))
                throw new ArgumentException($"The run was begun with another model: '{run.Manifest.Model.Name}' ({run.Manifest.Model.Sha256 ?? run.Manifest.Model.Endpoint}), not '{model.Model.Name}' ({model.Model.Sha256 ?? model.Model.Endpoint}). Begin a run of its own.");

            var more = result.GetValue(problems) is { } count ? (await RunCommand.LoadAsync(run.Manifest.Source, cancellationToken)).Take(count).ToList() : null;
            if (result.GetValue(samples) is not null || more is not null)
                run.Extend(result.GetValue(samples), more);
            return await RunWork.DrawAsync(run, model, limits.Read(result), cancellationToken);
        }));
        return command;
    }
}
