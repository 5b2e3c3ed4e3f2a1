using System.CommandLine;
using Quorum.Testing;

namespace Quorum.Benchmarks;

/// <summary><c>gguf</c>: damaged model files against the guard; none may end the process.</summary>
internal static class GgufCommand
{
    private const int BatchSize = 500;

    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many damaged files, over all kinds of models.", DefaultValueFactory = _ => 20_000 };
        var seed = new Option<int>("--seed") { Description = "The first seed; other seeds give other damage.", DefaultValueFactory = _ => 0 };
        var folder = new Option<string?>("--folder") { Description = "Run the models of this folder and nothing else: what a child process does.", Hidden = true };
        var command = new Command("gguf", "Damages models of several kinds and runs what the guard lets through in child processes.") { count, seed, folder };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (result.GetValue(folder) is { } models)
            {
                await DamagedModelRun.RunFolderAsync(models, cancellationToken);
                return 0;
            }

            return await RunAsync(result.GetValue(count), result.GetValue(seed), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(int count, int firstSeed, CancellationToken cancellationToken)
    {
        var failures = 0;
        Console.WriteLine($"{"model",-8}{"files",8}{"refused",9}{"ran",8}{"unchanged",11}{"failures",10}");
        foreach (var model in DamagedModel.Kinds)
        {
            var folder = Directory.CreateTempSubdirectory("quorum-damaged-");
            try
            {
                var run = new DamagedModelRun(folder.FullName, () => new(Environment.ProcessPath!, ["gguf", "--folder", folder.FullName]));
                var share = count / DamagedModel.Kinds.Count;
                foreach (var seeds in Enumerable.Range(firstSeed, share).Chunk(BatchSize))
                    await run.TryAsync(model, seeds, cancellationToken);
                Console.WriteLine($"{model.Name,-8}{share,8:N0}{run.Refused,9:N0}{run.Ran,8:N0}{share - run.Refused - run.Ran,11:N0}{run.Failures.Count,10:N0}");
                foreach (var failure in run.Failures)
                    Console.WriteLine($"  {failure}");
                failures += run.Failures.Count;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return failures == 0 ? 0 : 1;
    }
}
