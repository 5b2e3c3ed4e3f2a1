using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quorum.Evaluation.Tests.Runs;

/// <summary>Runs of the embedded model, with few tokens: what is drawn and kept matters here, not whether it is right.</summary>
public sealed class RunWorkerTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>, IDisposable
{
    private const int Samples = 5;
    private readonly Folder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_draws_every_sample_once_each_with_its_own_seed()
    {
        EvaluationRun run = Create("run");
        var progress = new List<RunProgress>();

        RunEnd end = await new RunWorker(run, model.Client, concurrency: 4) { Progress = progress.Add }.RunAsync(Cancellation);

        Assert.Equal(RunEnd.Complete, end);
        Chain[] chains = [.. Chains(run)];
        Assert.Equal(run.Problems.Count * Samples, chains.Length);
        Assert.Equal(chains.Length, chains.Select(chain => chain.Seed).Distinct().Count());
        Assert.All(chains, chain => Assert.InRange(chain.Seed, 1, int.MaxValue - 1));
        Assert.Equal((chains.Length, chains.Length, 0), (progress[^1].Done, progress[^1].Total, progress[^1].Failed));
        Assert.Equal(chains.Sum(chain => chain.TokensDrawn), progress[^1].Tokens);
        Assert.Equal(0, run.Journal.Repeated + run.Journal.Damaged);
    }

    [Fact]
    public async Task RunAsync_at_its_limit_stops_and_another_goes_on_to_the_same_chains_as_an_undisturbed_run()
    {
        EvaluationRun undisturbed = Create("one");
        await new RunWorker(undisturbed, model.Client, 1).RunAsync(Cancellation);
        Create("two");
        int processes = 0;
        RunEnd end;
        do
        {
            EvaluationRun run = EvaluationRun.Open(Path.Combine(_folder.Path, "two"));
            end = await new RunWorker(run, model.Client, 1) { Limits = new() { Tokens = 60 } }.RunAsync(Cancellation);
            processes++;
        }
        while (end == RunEnd.Limit);

        Assert.Equal(RunEnd.Complete, end);
        Assert.InRange(processes, 2, 100);
        Assert.Equal(Texts(undisturbed), Texts(EvaluationRun.Open(Path.Combine(_folder.Path, "two"))));
    }

    [Fact]
    public async Task RunAsync_at_its_time_limit_starts_nothing()
    {
        EvaluationRun run = Create("run");

        Assert.Equal(RunEnd.Limit, await new RunWorker(run, model.Client, 1) { Limits = new() { Time = TimeSpan.Zero } }.RunAsync(Cancellation));

        Assert.Empty(Chains(run));
    }

    [Fact]
    public async Task Extend_draws_only_what_is_new()
    {
        EvaluationRun run = Create("run", problems: 2);
        await new RunWorker(run, model.Client, 4).RunAsync(Cancellation);
        string[] before = Texts(run);

        run.Extend(samples: Samples + 2, problems: Problems(3));
        run = EvaluationRun.Open(run.Folder);
        RunProgress? last = null;
        RunEnd end = await new RunWorker(run, model.Client, 4) { Progress = progress => last = progress }.RunAsync(Cancellation);

        Assert.Equal(RunEnd.Complete, end);
        Assert.Equal((2 * 2) + Samples + 2, last!.Drawn);
        Assert.Equal(3 * (Samples + 2), Chains(run).Count());
        Assert.Subset(Texts(run).ToHashSet(), before.ToHashSet());
        Assert.Throws<ArgumentException>(() => run.Extend(samples: 1));
        Assert.Throws<ArgumentException>(() => run.Extend(problems: [Problems(1)[0] with { Prompt = "another" }]));
    }

    [Fact]
    public void Extend_keeps_what_another_process_has_added_since()
    {
        EvaluationRun one = Create("run", problems: 2);
        EvaluationRun other = EvaluationRun.Open(one.Folder);

        one.Extend(samples: Samples + 3, problems: Problems(4));
        Assert.Throws<ArgumentException>(() => other.Extend(samples: Samples + 2));
        other.Extend(problems: [Problems(5)[4]]);

        EvaluationRun run = EvaluationRun.Open(one.Folder);
        Assert.Equal((5, 5, Samples + 3), (run.Problems.Count, run.Manifest.Problems, run.Manifest.Samples));
    }

    [Fact]
    public void Extend_that_is_refused_adds_nothing()
    {
        EvaluationRun run = Create("run", problems: 2);

        Assert.Throws<ArgumentException>(() => run.Extend(samples: Samples - 1, problems: Problems(4)));

        Assert.Equal(2, EvaluationRun.Open(run.Folder).Problems.Count);
    }

    [Fact]
    public async Task Damaged_line_is_drawn_again()
    {
        EvaluationRun run = Create("run");
        await new RunWorker(run, model.Client, 1).RunAsync(Cancellation);
        string[] before = Texts(run);
        string journal = Assert.Single(Directory.GetFiles(Path.Combine(run.Folder, "journal")));
        byte[] file = await File.ReadAllBytesAsync(journal, Cancellation);
        file[file.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(journal, file, Cancellation);

        EvaluationRun again = EvaluationRun.Open(run.Folder);
        Assert.Equal(1, again.Journal.Damaged);
        Assert.Equal(RunEnd.Complete, await new RunWorker(again, model.Client, 1).RunAsync(Cancellation));

        Assert.Equal(before, Texts(EvaluationRun.Open(run.Folder)));
    }

    [Fact]
    public async Task Several_workers_share_a_run_without_drawing_a_sample_twice()
    {
        string folder = Create("run", problems: 6).Folder;

        RunEnd[] ends = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new RunWorker(EvaluationRun.Open(folder), model.Client, 3).RunAsync(Cancellation))));

        EvaluationRun run = EvaluationRun.Open(folder);
        Assert.Contains(RunEnd.Complete, ends);
        Assert.Equal(6 * Samples, Chains(run).Count());
        Assert.Equal(0, run.Journal.Repeated);
    }

    [Fact]
    public async Task Cancelled_worker_keeps_what_it_had_drawn()
    {
        EvaluationRun run = Create("run");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var worker = new RunWorker(run, new Faulty(model.Client, request => request == 4 ? cancellation.CancelAsync() : Task.CompletedTask), 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => worker.RunAsync(cancellation.Token));

        run = EvaluationRun.Open(run.Folder);
        Assert.Equal(4, Chains(run).Count());
        Assert.Equal(RunEnd.Complete, await new RunWorker(run, model.Client, 4).RunAsync(Cancellation));
    }

    [Fact]
    public async Task Failed_samples_are_left_for_the_next_worker()
    {
        EvaluationRun run = Create("run");
        RunProgress? last = null;
        var worker = new RunWorker(run, new Faulty(model.Client, request => request % 3 == 0 ? throw new HttpRequestException("gone") : Task.CompletedTask), 1) { Progress = progress => last = progress };

        Assert.Equal(RunEnd.NothingLeft, await worker.RunAsync(Cancellation));

        Assert.Equal(last!.Failed, run.Problems.Sum(problem => run.MissingOf(problem).Count()));
        Assert.Matches("^'sum-[234]': .*gone", last.LastFailure);
        Assert.Equal(RunEnd.Complete, await new RunWorker(EvaluationRun.Open(run.Folder), model.Client, 4).RunAsync(Cancellation));
    }

    [Fact]
    public async Task Model_that_only_fails_ends_the_run_with_its_reason()
    {
        EvaluationRun run = Create("run", problems: 6);

        var exception = await Assert.ThrowsAsync<RunException>(() => new RunWorker(run, new Faulty(model.Client, _ => throw new HttpRequestException("no such host")), 2).RunAsync(Cancellation));

        Assert.Contains("no such host", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Chains(run));
    }

    [Fact]
    public void Create_where_a_run_is_and_Open_where_none_or_a_damaged_one_is_are_refused()
    {
        EvaluationRun run = Create("run");
        Assert.Throws<IOException>(() => Create("run"));
        Assert.Throws<FileNotFoundException>(() => EvaluationRun.Open(Path.Combine(_folder.Path, "none")));

        string problems = Path.Combine(run.Folder, "problems.journal");
        byte[] content = File.ReadAllBytes(problems);
        File.WriteAllBytes(problems, content[..(Array.IndexOf(content, (byte)'\n') + 1)]);
        Assert.Contains("1 of 3 problems", Assert.Throws<InvalidDataException>(() => EvaluationRun.Open(run.Folder)).Message, StringComparison.Ordinal);
        content[40] ^= 1;
        File.WriteAllBytes(problems, content);
        Assert.Contains("problems.journal", Assert.Throws<InvalidDataException>(() => EvaluationRun.Open(run.Folder)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(run.Folder, "manifest.json"), "{");
        Assert.Contains("manifest.json", Assert.Throws<InvalidDataException>(() => EvaluationRun.Open(run.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_over_samples_whose_manifest_is_gone_is_refused_and_keeps_them()
    {
        EvaluationRun run = Create("run");
        await new RunWorker(run, model.Client, 4).RunAsync(Cancellation);
        string manifest = await File.ReadAllTextAsync(Path.Combine(run.Folder, "manifest.json"), Cancellation);
        File.Delete(Path.Combine(run.Folder, "manifest.json"));

        Assert.Contains("manifest.json", Assert.Throws<IOException>(() => Create("run")).Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(run.Folder, "manifest.json"), manifest, Cancellation);
        Assert.Equal(3 * Samples, Chains(EvaluationRun.Open(run.Folder)).Count());
    }

    [Fact]
    public void Models_are_the_same_by_content_or_by_name_at_a_server()
    {
        var local = new RunModel("a", "x") { Sha256 = "1" };

        Assert.True(local.IsSameAs(new RunModel("b", "y") { Sha256 = "1" }));
        Assert.False(local.IsSameAs(new RunModel("a", "x") { Sha256 = "2" }));
        Assert.False(local.IsSameAs(new RunModel("a", "x")));
        Assert.True(new RunModel("a", "x") { Endpoint = "http://one" }.IsSameAs(new RunModel("a", "x") { Endpoint = "http://two" }));
    }

    private EvaluationRun Create(string name, int problems = 3) => EvaluationRun.Create(Path.Combine(_folder.Path, name), Manifest(), Problems(problems));

    private static RunManifest Manifest() => new()
    {
        Created = DateTimeOffset.UnixEpoch,
        Source = new("sums", "Sums", "MIT", "sums.jsonl", null, "", new()),
        Model = new("tiny", "llama.cpp"),
        Settings = new() { MaxOutputTokens = 12, Seed = 7 },
        Samples = Samples,
        Versions = RunManifest.CurrentVersions(),
    };

    private static Problem[] Problems(int count) =>
        [.. Enumerable.Range(2, count).Select(i => new Problem { Id = $"sum-{i}", Question = $"What is {i} + 31?", Prompt = $"What is {i} + 31?", Expected = new ExpectedAnswer($"{i + 31}") })];

    private static IEnumerable<Chain> Chains(EvaluationRun run)
    {
        run.Refresh();
        return run.Problems.SelectMany(problem => run.Journal.Read(problem.Id, run.Manifest.Samples));
    }

    private static string[] Texts(EvaluationRun run)
    {
        run.Refresh();
        return [.. run.Problems.SelectMany(problem => run.Journal.Read(problem.Id, run.Manifest.Samples).Select(chain => $"{problem.Id}/{chain.Index}/{chain.Seed}: {chain.Reasoning}|{chain.Text}"))];
    }

    /// <summary>The embedded model behind a line that fails as told. It is not disposed, since the model belongs to the fixture.</summary>
    private sealed class Faulty(IChatClient inner, Func<int, Task> before) : DelegatingChatClient(inner)
    {
        private int _requests;

        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await before(Interlocked.Increment(ref _requests) - 1);
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
                yield return update;
        }
    }
}
