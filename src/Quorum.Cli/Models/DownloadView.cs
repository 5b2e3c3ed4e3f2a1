using System.Globalization;
using Quorum.LlamaCpp;

namespace Quorum.Cli.Models;

/// <summary>
/// Shows how a download comes along, on the error stream so that the output stays clean: one line that is drawn over on a terminal, a line
/// for every tenth elsewhere.
/// </summary>
internal sealed class DownloadView(string name) : IProgress<DownloadProgress>, IDisposable
{
    private readonly object _gate = new();
    private readonly StatusLine _line = new();
    private (DownloadStage Stage, long Tenth) _shown = (DownloadStage.Receiving, -1);
    private string? _notice;

    public void Report(DownloadProgress value)
    {
        lock (_gate)
        {
            if (value.Notice is { } notice && notice != _notice)
                _line.Write($"{_notice = notice}.");
            if (_line.IsLive)
                _line.DrawOver(Line(value));
            else
                WriteTenth(value);
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _line.Dispose();
    }

    private void WriteTenth(DownloadProgress progress)
    {
        var current = (progress.Stage, progress.Total is > 0 and var total ? progress.Done * 10 / total : progress.Done >> 30);
        if (current == _shown)
            return;
        _shown = current;
        _line.Write(Line(progress));
    }

    private string Line(DownloadProgress progress)
    {
        var share = progress.Total is > 0 and var total ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * progress.Done / total:0.0} % of {ByteSize.Format(total)}") : ByteSize.Format(progress.Done);
        if (progress.Stage == DownloadStage.Verifying)
            return $"{name}: verifying, {share}";
        var remaining = progress.Remaining is { } time ? $", {StatusLine.Describe(time)} left" : "";
        return $"{name}: {share}, {ByteSize.Format((long)progress.BytesPerSecond)}/s{remaining}";
    }
}
