using System.Globalization;
using System.Text.RegularExpressions;

namespace Quorum.Cli.Tests.Evaluation;

public sealed partial class SharedRunTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_processes_share_one_run_and_draw_no_sample_twice()
    {
        var data = _folder.WriteSums(10);
        var begin = await RunFolder.RunAsync("eval", "run", _folder["run"], "--benchmark", "math-500", "--data", data, "--samples", "12", "--max-tokens", "12", "--limit-tokens", "1");
        Assert.Equal(9, begin.ExitCode);

        var ends = await Task.WhenAll(RunFolder.RunAsync("eval", "resume", _folder["run"]), RunFolder.RunAsync("eval", "resume", _folder["run"]));

        // The last one to end knows that all is drawn; the other one may have left samples to it.
        Assert.Contains(ends, end => end.ExitCode == 0);
        Assert.All(ends, end => Assert.True(end.ExitCode is 0 or 9, end.Error));
        var drawn = new[] { begin }.Concat(ends).Select(end => Drawn().Match(end.Error)).ToArray();
        Assert.All(drawn, match => Assert.True(match.Success));
        Assert.Equal(120, drawn.Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
        var samples = _folder.Samples("run");
        Assert.Equal(120, samples.Count);
        Assert.Equal(120, samples.Select(sample => sample.Split(' ')[0]).Distinct().Count());
    }

    [GeneratedRegex("Drew ([0-9]+) samples")]
    private static partial Regex Drawn();
}
