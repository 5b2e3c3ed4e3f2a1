using System.Globalization;

namespace Quorum.Cli.Tests.Evaluation;

/// <summary>The tool is killed at random moments of a run, again and again, and resumed each time.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Problems = 4;
    private const string MaxTokens = "12";
    private const int MoreSamples = 10;
    private const int LongestWait = 200;

    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_run_killed_a_few_times_ends_as_an_undisturbed_one() => KillAsync(3);

    [Fact(Explicit = true)]
    public Task A_run_killed_100_times_ends_as_an_undisturbed_one() => KillAsync(100);

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
