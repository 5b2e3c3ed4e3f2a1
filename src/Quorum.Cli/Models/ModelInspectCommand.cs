using System.CommandLine;
using Quorum.LlamaCpp.Gguf;

namespace Quorum.Cli.Models;

/// <summary><c>quorum model inspect</c>: what a GGUF file is, whether it fits into memory, and what is wrong with it.</summary>
internal static class ModelInspectCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A GGUF file; of a split model the first part." };
        var samples = Number("--samples", "How many samples are drawn together.", 64, 256);
        var tokens = Number("--tokens", "How many tokens each sample has, prompt and output together.", 4096, 1 << 22);
        var cache = new Option<string>("--kv") { Description = "How keys and values are stored: f16 or q8_0.", DefaultValueFactory = _ => "f16" };
        cache.AcceptOnlyFromAmong("f16", "q8_0");
        var hash = new Option<bool>("--hash") { Description = "Compute the SHA-256, which reads the whole file." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("inspect", "Tells what a GGUF file is, whether it fits into memory, and what is wrong with it; exit code 1 for a faulty file, 8 for one that does not fit.")
        {
            file, samples, tokens, cache, hash, json,
        };
        command.SetAction((result, cancellationToken) => CommandFailure.CatchAsync(async () =>
        {
            var path = result.GetValue(file)!;
            var inspection = GgufInspection.Of(path);
            var isReadable = inspection.File is { } model && ModelSummary.CanRead(model);
            var summary = isReadable ? new ModelSummary(inspection.File!) : null;
            var memory = isReadable && inspection.Faults.Count == 0
                ? MemoryPlan.Of(inspection.File!, result.GetValue(samples), result.GetValue(tokens), result.GetValue(cache) == "q8_0" ? GgufTensorType.Q8_0 : GgufTensorType.F16)
                : null;
            var hashes = result.GetValue(hash) ? await HashAsync(inspection.File?.Parts ?? [path], cancellationToken) : null;
            var report = new ModelReport(path, summary, memory, hashes, inspection.Faults);
            if (result.GetValue(json))
                JsonModelReport.Write(Console.OpenStandardOutput(), report);
            else
                TextModelReport.Write(report);
            return inspection.Faults.Count > 0 ? ExitCode.Unfit : memory is { Fits: false } ? ExitCode.DoesNotFit : ExitCode.Done;
        }));
        return command;
    }

    private static Option<int> Number(string name, string description, int absent, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => absent };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < 1 || value > most))
                result.AddError($"{name} must be a whole number from 1 to {most}.");
        });
        return option;
    }

    private static async Task<IReadOnlyList<string>> HashAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var hashes = new List<string>();
        foreach (var path in paths)
            hashes.Add(await FileHash.OfAsync(path, cancellationToken));
        return hashes;
    }
}
