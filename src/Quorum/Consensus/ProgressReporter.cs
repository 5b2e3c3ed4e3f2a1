namespace Quorum;

/// <summary>Reports progress when a sample ends and, while tokens arrive, at most every tenth of a second in between.</summary>
internal sealed class ProgressReporter : IDisposable
{
    private readonly IProgress<ConsensusProgress> _progress;
    private readonly Func<ConsensusProgress> _current;
    private readonly PeriodicTimer _timer;
    private Task<bool> _tick;
    private long _tokensReported;

    public ProgressReporter(IProgress<ConsensusProgress> progress, Func<ConsensusProgress> current, TimeProvider time)
    {
        _progress = progress;
        _current = current;
        _timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), time);
        _tick = _timer.WaitForNextTickAsync().AsTask();
    }

    /// <summary>Reports the tokens as they arrive until a task has ended.</summary>
    public async Task ReportUntilAsync(Task end)
    {
        while (await Task.WhenAny(end, _tick).ConfigureAwait(false) == _tick)
        {
            _tick = _timer.WaitForNextTickAsync().AsTask();
            ConsensusProgress current = _current();
            if (current.TokensDrawn != _tokensReported)
                Report(current);
        }
    }

    public void Report() => Report(_current());

    public void Dispose() => _timer.Dispose();

    private void Report(ConsensusProgress current)
    {
        _tokensReported = current.TokensDrawn;
        _progress.Report(current);
    }
}
