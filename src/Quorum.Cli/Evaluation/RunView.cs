using System.Globalization;
using Quorum.Evaluation;

namespace Quorum.Cli.Evaluation;

/// <summary>Shows how a run comes along.</summary>
internal sealed class RunView : IDisposable
{
    private readonly StatusLine _line = new();
    private int _tenth = -1;

    public void Show(RunProgress progress)
    {
        if (_line.IsLive)
        {
            _line.DrawOver(Line(progress));
        }
        else if (progress.Done * 10 / progress.Total is var tenth && tenth != _tenth)
        {
            _tenth = tenth;
            _line.Write(Line(progress));
        }
    }

    public void Dispose() => _line.Dispose();

    private static string Line(RunProgress progress)
    {
        var culture = CultureInfo.InvariantCulture;
        var score = progress.Judged > 0 ? string.Create(culture, $", {100.0 * progress.Right / progress.Judged:0.0} % right") : "";
        var failed = progress.Failed > 0 ? string.Create(culture, $", {progress.Failed} failed") : "";
        var left = progress.Remaining is { } time && progress.Done < progress.Total ? $", {StatusLine.Describe(time)} left" : "";
        return string.Create(culture, $"{progress.Done:N0} of {progress.Total:N0} samples, {progress.TokensPerSecond:N0} tokens/s{score}{failed}{left}");
    }
}
