using System.Collections.Concurrent;

namespace Quorum.LlamaCpp.Tests.Download;

/// <summary>A clock on which pauses are over at once, while stalls pass only when a test says so.</summary>
internal sealed class EagerTimeProvider(TimeSpan stall) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _pauses = new();
    private readonly ConcurrentDictionary<StallTimer, byte> _stalls = new();

    /// <summary>Gets the pauses that were asked for.</summary>
    public IReadOnlyList<TimeSpan> Pauses => [.. _pauses];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == stall)
        {
            var timer = new StallTimer(() => callback(state), self => _stalls.TryRemove(self, out _));
            _stalls.TryAdd(timer, 0);
            return timer;
        }

        _pauses.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    /// <summary>Lets every wait for bytes take too long.</summary>
    public void Stall()
    {
        foreach (var timer in _stalls.Keys)
            timer.Fire();
    }

    private sealed class StallTimer(Action fire, Action<StallTimer> onDispose) : ITimer
    {
        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => onDispose(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
