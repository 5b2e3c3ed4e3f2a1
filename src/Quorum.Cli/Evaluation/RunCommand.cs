using System.CommandLine;
using System.Globalization;
using Quorum.Cli.Hosts;
using Quorum.Evaluation;

namespace Quorum.Cli.Evaluation;

/// <summary><c>quorum eval run</c>: begins a run and draws its samples.</summary>
internal static class RunCommand
{
    private const int DefaultSamples = 16;
    private const string EmbeddedData = "held-out.jsonl";

    public static Command Create()
    {
        var host = new HostOptions();
        var limits = new LimitOptions();
        var folder = new Argument<string>("RUN") { Description = "The folder of the run, which is created." };
        var benchmark = new Option<string>("--benchmark") { Description = $"One of {string.Join(", ", Benchmarks.All.Select(known => known.Name))}, or, with --map, any name.", HelpName = "NAME", Required = true };
        var data = new Option<string?>("--data") { Description = "The benchmark's file (.jsonl, .json, .csv, .parquet), or a folder of such. [default: of held-out, the embedded one]", HelpName = "PATH" };
        var map = new Option<string?>("--map") { Description = "For a file of any origin, which fields hold what: question=prompt,answer=target[,options=...][,tests=...][,id=...][,subject=...][,level=...].", HelpName = "FIELDS" };
        var problems = Numbers.Option("--problems", "How many problems, the first ones. [default: all]", 1);
        var samples = Numbers.Option("--samples", $"How many samples of each problem, 1 to 1024. [default: {DefaultSamples}]", 1, 1024);
        var temperature = Numbers.Option<float>("--temperature", "Sampling temperature. [default: 0.6]", value => value >= 0 && float.IsFinite(value), "must be a number of at least 0");
        var topP = Numbers.Option<float>("--top-p", "Probability mass to sample from. [default: 0.95]", value => value is > 0 and <= 1, "must be a number above 0 and at most 1");
        var maxTokens = Numbers.Option("--max-tokens", "The most tokens of a sample, its reasoning included. [default: 32768, or what the context holds]", 1);
        var seed = Numbers.Option<long>("--seed", "What the seeds of all samples are derived from. [default: 0]", _ => true, "must be a whole number");
        var language = new Option<string>("--language") { Description = "The language of the instruction: en or ru.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "ru");
        var shuffle = Numbers.Option("--shuffle-seed", "What the order of GPQA's options is drawn from. [default: 0]", int.MinValue);
        var from = Day("--from", "The first day of LiveCodeBench's window.");
        var to = Day("--to", "The last day of LiveCodeBench's window.");
        var command = new Command("run", "Begins a run: draws samples of a benchmark's problems and keeps every chain. A run that was stopped or killed goes on with 'resume'.")
        {
            folder, benchmark, data, map, problems, samples, temperature, topP, maxTokens, seed, language, shuffle, from, to,
        };
        foreach (var option in host.All.Concat(limits.All))
            command.Add(option);
        command.SetAction((result, cancellationToken) => CommandFailure.CatchAsync(async () =>
        {
            var path = result.GetValue(folder)!;
            var chosen = result.GetValue(map) is { } fields ? Benchmarks.Map(result.GetValue(benchmark)!, FieldMapping.Parse(fields)) : Benchmarks.Find(result.GetValue(benchmark)!);
            var options = new BenchmarkOptions
            {
                Language = result.GetValue(language) == "ru" ? PromptLanguage.Russian : PromptLanguage.English,
                ShuffleSeed = result.GetValue(shuffle) ?? 0,
                From = result.GetValue(from),
                To = result.GetValue(to),
            };
            var all = await LoadAsync(chosen, result.GetValue(data), options, cancellationToken);
            using var model = await host.OpenAsync(result, cancellationToken);
            var manifest = new RunManifest
            {
                Created = DateTimeOffset.UtcNow,
                Source = new RunSource(chosen.Name, chosen.Title, chosen.Licence, result.GetValue(data) is { } file ? Path.GetFullPath(file) : EmbeddedData, result.GetValue(data) is { } hashed && File.Exists(hashed) ? await FileHash.OfAsync(hashed, cancellationToken) : null, chosen.Instruction.In(options.Language), options) { Mapping = result.GetValue(map) },
                Model = model.Model,
                Settings = new RunSettings
                {
                    Temperature = result.GetValue(temperature) ?? 0.6f,
                    TopP = result.GetValue(topP) ?? 0.95f,
                    MaxOutputTokens = result.GetValue(maxTokens) ?? 32_768,
                    Seed = result.GetValue(seed) ?? 0,
                },
                Samples = result.GetValue(samples) ?? DefaultSamples,
                Versions = RunManifest.CurrentVersions(),
            };
            var run = EvaluationRun.Create(path, manifest, [.. all.Take(result.GetValue(problems) ?? all.Count)]);
            return await RunWork.DrawAsync(run, model, limits.Read(result), cancellationToken);
        }));
        return command;
    }

    /// <summary>Loads the problems of a benchmark, those of the embedded set where no file is given.</summary>
    public static async Task<IReadOnlyList<Problem>> LoadAsync(Benchmark benchmark, string? path, BenchmarkOptions options, CancellationToken cancellationToken)
    {
        if (path is not null)
            return await benchmark.LoadAsync(path, options, cancellationToken);
        if (benchmark != Benchmarks.HeldOut)
            throw new ArgumentException($"--data is missing: '{benchmark.Name}' is not shipped. It is published as {benchmark.Source}.");
        await using var embedded = TinyModel.OpenHeldOutProblems();
        return await benchmark.LoadAsync(embedded, EmbeddedData, options, cancellationToken);
    }

    /// <summary>Loads the problems that a run was begun with, or more of them.</summary>
    public static Task<IReadOnlyList<Problem>> LoadAsync(RunSource source, CancellationToken cancellationToken) => LoadAsync(
        source.Mapping is { } fields ? Benchmarks.Map(source.Benchmark, FieldMapping.Parse(fields)) : Benchmarks.Find(source.Benchmark),
        source.File == EmbeddedData ? null : source.File,
        source.Options,
        cancellationToken);

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"{name} must be a day such as 2024-08-01, but is '{result.Tokens[0].Value}'.");
            return null;
        },
    };
}
