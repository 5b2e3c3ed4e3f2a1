namespace Quorum.LlamaCpp.Download;

/// <summary>Counts bytes of all connections and reports them a few times a second.</summary>
internal sealed class ProgressMeter(IProgress<DownloadProgress>? progress, TimeProvider timeProvider)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly Queue<(long Time, long Received)> _samples = new();
    private DownloadStage _stage;
    private long _done;
    private long? _total;
    private long _received;
    private long _reported;
    private string? _notice;

    /// <summary>Begins a stage with what is already there.</summary>
    public void Begin(DownloadStage stage, long done, long? total)
    {
        lock (_gate)
        {
            (_stage, _done, _total, _received) = (stage, done, total, 0);
            _samples.Clear();
            Report();
        }
    }

    public void Add(long bytes)
    {
        lock (_gate)
        {
            _done += bytes;
            _received += Math.Max(0, bytes);
            if (timeProvider.GetElapsedTime(_reported) >= s_interval)
                Report();
        }
    }

    /// <summary>Reports the end of a stage, however short the time since the last report.</summary>
    public void Complete()
    {
        lock (_gate)
            Report();
    }

    /// <summary>Tells at once that something went wrong and is being dealt with.</summary>
    public void Notice(string text)
    {
        lock (_gate)
        {
            _notice = text;
            Report();
        }
    }

    private void Report()
    {
        if (progress is null)
            return;
        _reported = timeProvider.GetTimestamp();
        _samples.Enqueue((_reported, _received));
        while (_samples.Count > 2 && timeProvider.GetElapsedTime(_samples.Peek().Time, _reported) > s_window)
            _samples.Dequeue();
        var (time, received) = _samples.Peek();
        var elapsed = timeProvider.GetElapsedTime(time, _reported).TotalSeconds;
        progress.Report(new(_stage, _done, _total, elapsed > 0 ? (_received - received) / elapsed : 0, _notice));
    }
}
