using System.Globalization;

namespace Quorum.Cli.Tests.Evaluation;

/// <summary>The tool is killed at random moments of a run, again and again, and resumed each time.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Problems = 4;
    private const string MaxTokens = "12";
    private const int MoreSamples = 10;
    private const int LongestWait = 200;
    private const int LongestBegin = 30_000;

    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_run_killed_a_few_times_ends_as_an_undisturbed_one() => KillAsync(3);

    [Fact(Explicit = true)]
    public Task A_run_killed_100_times_ends_as_an_undisturbed_one() => KillAsync(100);

    [Fact]
    public async Task A_run_killed_while_it_begins_is_begun_again_or_resumed()
    {
        var data = _folder.WriteSums(Problems);
        var undisturbed = await RunFolder.RunAsync(Begin(_folder["undisturbed"], data, samples: 2));
        Assert.Equal(0, undisturbed.ExitCode);
        var random = new Random(4);
        var begun = 0;
        const int Kills = 6;
        for (var i = 0; i < Kills; i++)
        {
            // Its folder is the first thing that a run makes; then come leases, problems, manifest and journal.
            var run = _folder[$"begun-{i}"];
            using (var process = QuorumProcess.Start(RunFolder.NoVariables, [.. Begin(run, data, samples: 2), .. RunFolder.OneByOne]))
            {
                for (var waited = 0; !Directory.Exists(run); waited++)
                {
                    Assert.InRange(waited, 0, LongestBegin);
                    await Task.Delay(1, TestContext.Current.CancellationToken);
                }

                await Task.Delay(random.Next(i * 4), TestContext.Current.CancellationToken);
                await process.KillAsync();
            }

            var hasBegun = File.Exists(Path.Combine(run, "manifest.json"));
            begun += hasBegun ? 1 : 0;
            var end = hasBegun ? await RunFolder.RunAsync("eval", "resume", run) : await RunFolder.RunAsync(Begin(run, data, samples: 2));

            Assert.Equal((0, ""), (end.ExitCode, end.ExitCode == 0 ? "" : end.Error));
            Assert.Equal(_folder.Samples("undisturbed"), _folder.Samples($"begun-{i}"));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Kills - begun} of {Kills} kills came before the run had begun.");
    }

    [Fact]
    public async Task A_cancelled_run_says_how_it_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT for a child process.");
        var data = _folder.WriteSums(Problems);
        using var process = QuorumProcess.Start(RunFolder.NoVariables, [.. Begin(_folder["run"], data, samples: 200), .. RunFolder.OneByOne]);
        await process.ReadErrorUntilAsync("tokens/s");

        process.Interrupt();
        var (exitCode, error) = await process.WaitAsync();

        Assert.Equal(130, exitCode);
        Assert.Contains($"'quorum eval resume {_folder["run"]}' goes on", error, StringComparison.Ordinal);
        Assert.NotEmpty(_folder.Samples("run"));
    }

    private async Task KillAsync(int kills)
    {
        var random = new Random(kills);
        var samples = 4;
        var data = _folder.WriteSums(Problems);
        Assert.Equal(0, (await RunFolder.RunAsync(Begin(_folder["killed"], data, samples))).ExitCode);
        var caught = 0;
        var seen = _folder.Samples("killed");
        for (var i = 0; i < kills; i++)
        {
            // More to draw than it can before it is killed, which is once its first sample is on the disk.
            samples = (seen.Count / Problems) + MoreSamples;
            using var process = QuorumProcess.Start(RunFolder.NoVariables, ["eval", "resume", _folder["killed"], "--samples", samples.ToString(CultureInfo.InvariantCulture), .. RunFolder.OneByOne]);
            await process.ReadErrorUntilAsync("tokens/s");
            await Task.Delay(random.Next(LongestWait), TestContext.Current.CancellationToken);
            await process.KillAsync();

            var now = _folder.Samples("killed");
            Assert.Equal(now.Count, now.Distinct().Count());
            Assert.Subset(now.ToHashSet(), seen.ToHashSet());
            caught += now.Count > seen.Count && now.Count < Problems * samples ? 1 : 0;
            seen = now;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{caught} of {kills} kills came while samples were being drawn.");
        Assert.InRange(caught, kills * 9 / 10, kills);
        var end = await RunFolder.RunAsync("eval", "resume", _folder["killed"], "--samples", samples.ToString(CultureInfo.InvariantCulture));
        var undisturbed = await RunFolder.RunAsync(Begin(_folder["undisturbed"], data, samples));

        Assert.Equal((0, 0), (end.ExitCode, undisturbed.ExitCode));
        Assert.Equal(Problems * samples, _folder.Samples("undisturbed").Count);
        Assert.Equal(_folder.Samples("undisturbed"), _folder.Samples("killed"));
    }

    private static string[] Begin(string run, string data, int samples) =>
        ["eval", "run", run, "--benchmark", "math-500", "--data", data, "--samples", samples.ToString(CultureInfo.InvariantCulture), "--max-tokens", MaxTokens, "--seed", "3"];
}
