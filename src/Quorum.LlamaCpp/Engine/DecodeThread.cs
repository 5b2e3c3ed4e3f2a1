namespace Quorum.LlamaCpp.Engine;

/// <summary>The thread that steps a decode loop as long as there is work, and the way in for sequences of other threads.</summary>
internal sealed class DecodeThread : IDisposable
{
    private readonly object _gate = new();
    private readonly List<Sequence> _arrived = [];
    private readonly DecodeLoop _loop;
    private readonly ComputeThreads? _computeThreads;
    private readonly Thread _thread;
    private TaskCompletionSource _idle = NewIdle();
    private EngineCounters _counters;
    private bool _isBusy;
    private bool _isDisposed;

    /// <param name="loop">The loop; it is disposed with the thread.</param>
    /// <param name="computeThreads">Adjusted before every step; disposed with the thread.</param>
    /// <param name="name">The thread's name.</param>
    public DecodeThread(DecodeLoop loop, ComputeThreads? computeThreads, string name)
    {
        _loop = loop;
        _computeThreads = computeThreads;
        _counters = loop.Counters;
        _idle.SetResult();
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>As of the last step.</summary>
    public EngineCounters Counters
    {
        get
        {
            lock (_gate)
                return _counters with { WaitingRequests = _counters.WaitingRequests + _arrived.Count };
        }
    }

    /// <summary>Completes when there is no sequence.</summary>
    public Task Idle
    {
        get
        {
            lock (_gate)
                return _idle.Task;
        }
    }

    /// <exception cref="ObjectDisposedException">The thread has ended.</exception>
    public void Enqueue(Sequence sequence)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(LlamaEngine));
            _arrived.Add(sequence);
            if (!_isBusy)
            {
                _isBusy = true;
                _idle = NewIdle();
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>The positions that llama.cpp holds for every slot; only while there is no sequence.</summary>
    public int[] ReadPositions() => _loop.ReadPositions();

    /// <summary>Ends the thread, and all sequences with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
        _computeThreads?.Dispose();
        _loop.Dispose();
    }

    private static TaskCompletionSource NewIdle() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Run()
    {
        while (TakeWork())
        {
            try
            {
                _computeThreads?.Adjust();
                _loop.Step();
            }
#pragma warning disable CA1031 // Whatever went wrong belongs to those who wait for tokens; the engine itself goes on.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _loop.FailAll(() => new LlamaException(exception.Message, exception));
            }
        }

        _loop.FailAll(() => new ObjectDisposedException(nameof(LlamaEngine), "The engine was disposed while it was generating."));
        lock (_gate)
        {
            _counters = _loop.Counters;
            _idle.TrySetResult();
        }
    }

    // Returns false when the thread is to end.
    private bool TakeWork()
    {
        lock (_gate)
        {
            while (true)
            {
                foreach (var sequence in _arrived)
                    _loop.Enqueue(sequence);
                _arrived.Clear();
                _counters = _loop.Counters;
                if (_isDisposed)
                    return false;
                if (_loop.HasWork)
                    return true;

                _isBusy = false;
                _idle.TrySetResult();
                Monitor.Wait(_gate);
            }
        }
    }
}
