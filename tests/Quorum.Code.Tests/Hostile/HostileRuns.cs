namespace Quorum.Code.Tests;

/// <summary>All programs of the corpus, given to one runner at once, and what the host looked like meanwhile and afterwards.</summary>
public sealed class HostileRuns : IAsyncLifetime
{
    internal const int Concurrency = 4;

    private readonly Dictionary<string, RunResult> _results = [];

    internal static RunLimits Limits { get; } = new()
    {
        CpuTime = TimeSpan.FromSeconds(0.5),
        WallTime = TimeSpan.FromSeconds(5),
        Memory = 96 << 20,
        Output = 256 << 10,
        Files = 4 << 20,
        Threads = 48,
    };

    internal Canaries Canaries { get; } = new();

    internal int MostSandboxedProcesses { get; private set; }

    internal IReadOnlyList<string> ProcessesLeft { get; private set; } = [];

    internal IReadOnlyList<int> SandboxesLeft { get; private set; } = [];

    internal RunResult this[string name] => _results[name];

    public async ValueTask InitializeAsync()
    {
        IReadOnlySet<int> before = HostState.SandboxedProcesses();
        using var finished = new CancellationTokenSource();
        Task watching = WatchAsync(before, finished.Token);
        var runner = new CodeRunner(new CodeRunnerOptions { Limits = Limits, MaxConcurrency = Concurrency, ReadyProcesses = 1 });
        await using (runner)
        {
            HostileProgram[] programs = [.. HostileProgram.Corpus.Select(program => program.Aim(Canaries))];
            RunResult[] results = await Task.WhenAll(programs.Select(program =>
                runner.RunAsync(new SourceProgram(program.Language, program.Source), StandardInput.None)));
            foreach ((HostileProgram program, RunResult result) in programs.Zip(results))
                _results[program.Name] = result;
        }
        await finished.CancelAsync();
        await watching;
        ProcessesLeft = [.. HostState.Descendants().Where(command => !command.StartsWith("sleep ", StringComparison.Ordinal))];
        SandboxesLeft = [.. HostState.SandboxedProcesses().Except(before)];
    }

    public ValueTask DisposeAsync()
    {
        Canaries.Dispose();
        return default;
    }

    private async Task WatchAsync(IReadOnlySet<int> before, CancellationToken finished)
    {
        while (!finished.IsCancellationRequested)
        {
            MostSandboxedProcesses = Math.Max(MostSandboxedProcesses, HostState.SandboxedProcesses().Except(before).Count());
            await Task.Delay(100, CancellationToken.None);
        }
    }
}
