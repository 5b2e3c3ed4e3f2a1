namespace Quorum.LlamaCpp.Engine;

/// <summary>Counts the requests that are open, refuses those beyond a limit, and reckons when there will be room. Not thread-safe.</summary>
internal sealed class RequestLimit(int limit, TimeProvider time)
{
    private int _open;
    private int _ended;
    private long _busySince;

    public int Open => _open;

    /// <summary>Counts a request in.</summary>
    /// <exception cref="EngineBusyException">As many as the limit are open.</exception>
    public void Enter()
    {
        if (_open == limit)
            throw new EngineBusyException(limit, TimeToNextEnd());

        if (_open == 0)
            (_busySince, _ended) = (time.GetTimestamp(), 0);
        _open++;
    }

    /// <summary>Counts a request out.</summary>
    public void Leave()
    {
        _open--;
        _ended++;
    }

    // At the pace at which requests have ended since the engine last had none.
    private TimeSpan TimeToNextEnd() => time.GetElapsedTime(_busySince) / Math.Max(1, _ended);
}
