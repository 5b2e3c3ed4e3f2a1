using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quorum.Samples;

/// <summary>
/// Shows how a consensus comes along, on the error stream so that the output stays clean: a live view on a terminal, plain lines elsewhere.
/// </summary>
internal sealed class ProgressView : IProgress<ConsensusProgress>, IDisposable
{
    private const int ShownAnswers = 6;
    private const int BarWidth = 30;
    private const int LongestName = 70;

    private readonly object _gate = new();
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private readonly bool _isLive = !Console.IsErrorRedirected;
    private LiveRegion? _region;
    private int _finished;
    private (long Tokens, int Failed, int Votes) _shown;

    public void Report(ConsensusProgress value)
    {
        lock (_gate)
        {
            if (_isLive)
            {
                (_region ??= new LiveRegion(_console)).Show(Render(value));
            }
            else if (value.Finished != _finished)
            {
                WriteLine(value);
            }
        }
    }

    /// <summary>Takes the view away, so that the result has the screen.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _region?.Dispose();
            _region = null;
            _finished = 0;
            _shown = default;
        }
    }

    public void Dispose() => Clear();

    // Samples that are cut because the outcome is fixed would only repeat the line before.
    private void WriteLine(ConsensusProgress progress)
    {
        var current = (progress.TokensDrawn, progress.Failed, progress.Groups.Sum(group => group.Votes));
        if (current == _shown)
            return;

        _finished = progress.Finished;
        _shown = current;
        Console.Error.WriteLine($"{Counts(progress)}: {Votes(progress)}");
    }

    private static Rows Render(ConsensusProgress progress)
    {
        var chart = new Grid().AddColumns(3);
        foreach (var group in progress.Groups.Take(ShownAnswers))
        {
            var width = Math.Max(1, group.Votes * BarWidth / progress.SampleCount);
            chart.AddRow(
                new Text(Name(group)) { Overflow = Overflow.Ellipsis },
                new Text(group.Votes.ToString(CultureInfo.InvariantCulture)),
                new Text(new string('█', width), new Style(group == progress.Groups[0] ? Color.Green : Color.Grey)));
        }

        return new Rows(new Text(Counts(progress)), progress.Groups.Count == 0 ? new Text("no answer yet") : chart);
    }

    private static string Counts(ConsensusProgress progress)
    {
        var failed = progress.Failed > 0 ? $" ({progress.Failed} failed)" : "";
        var rate = progress.TokensDrawn / Math.Max(0.001, progress.Elapsed.TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{progress.Finished} of {progress.SampleCount} samples{failed}, {progress.TokensDrawn:N0} tokens, {rate:N0} tokens/s");
    }

    private static string Votes(ConsensusProgress progress) => progress.Groups.Count == 0
        ? "no answer yet"
        : string.Join(", ", progress.Groups.Take(ShownAnswers).Select(group => $"{Name(group)} × {group.Votes}"));

    // An answer may be a program of many lines.
    private static string Name(AnswerGroup group)
    {
        var line = string.Join(' ', group.Answer.Display.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestName ? line : $"{line[..(LongestName - 1)]}…";
    }

    /// <summary>A part of the terminal that is drawn over again; Spectre's live display wants a callback, which the progress does not have.</summary>
    private sealed class LiveRegion : IDisposable
    {
        private readonly TaskCompletionSource<LiveDisplayContext> _context = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _display;

        public LiveRegion(IAnsiConsole console) => _display = console.Live(new Text("")).AutoClear(true).StartAsync(context =>
        {
            _context.SetResult(context);
            return _end.Task;
        });

        public void Show(IRenderable content) => _context.Task.GetAwaiter().GetResult().UpdateTarget(content);

        public void Dispose()
        {
            _end.SetResult();
            _display.GetAwaiter().GetResult();
        }
    }
}
