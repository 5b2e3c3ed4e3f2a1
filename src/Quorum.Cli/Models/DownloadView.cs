using System.Globalization;
using Quorum.LlamaCpp;
using Spectre.Console;

namespace Quorum.Cli.Models;

/// <summary>
/// Shows how a download comes along, on the error stream so that the output stays clean: one line that is drawn over on a terminal, a line
/// for every tenth elsewhere.
/// </summary>
internal sealed class DownloadView(string name) : IProgress<DownloadProgress>, IDisposable
{
    private readonly object _gate = new();
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private readonly bool _isLive = !Console.IsErrorRedirected;
    private (DownloadStage Stage, long Tenth) _shown = (DownloadStage.Receiving, -1);
    private string? _notice;
    private bool _isLineOpen;

    public void Report(DownloadProgress value)
    {
        lock (_gate)
        {
            if (value.Notice is { } notice && notice != _notice)
                ShowNotice(_notice = notice);
            if (_isLive)
                DrawOver(Line(value));
            else
                WriteTenth(value);
        }
    }

    public void Dispose()
    {
        lock (_gate)
            EndLine();
    }

    private void ShowNotice(string notice)
    {
        EndLine();
        _console.WriteLine($"{notice}.");
    }

    private void WriteTenth(DownloadProgress progress)
    {
        var current = (progress.Stage, progress.Total is > 0 and var total ? progress.Done * 10 / total : progress.Done >> 30);
        if (current == _shown)
            return;
        _shown = current;
        Console.Error.WriteLine(Line(progress));
    }

    private void DrawOver(string line)
    {
        var width = Math.Max(20, _console.Profile.Width - 1);
        Console.Error.Write("\r" + (line.Length > width ? line[..width] : line.PadRight(width)));
        _isLineOpen = true;
    }

    private void EndLine()
    {
        if (_isLineOpen)
            Console.Error.WriteLine();
        _isLineOpen = false;
    }

    private string Line(DownloadProgress progress)
    {
        var share = progress.Total is > 0 and var total ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * progress.Done / total:0.0} % of {ByteSize.Format(total)}") : ByteSize.Format(progress.Done);
        if (progress.Stage == DownloadStage.Verifying)
            return $"{name}: verifying, {share}";
        var remaining = progress.Remaining is { } time ? $", {Describe(time)} left" : "";
        return $"{name}: {share}, {ByteSize.Format((long)progress.BytesPerSecond)}/s{remaining}";
    }

    private static string Describe(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s") : string.Create(CultureInfo.InvariantCulture, $"{time.Seconds} s");
}
