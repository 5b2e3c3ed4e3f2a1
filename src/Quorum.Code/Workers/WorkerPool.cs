using Quorum.Code.Isolation;

namespace Quorum.Code.Workers;

/// <summary>Workers of one kind that stand ready; each is used once, and the next one is started in its place.</summary>
internal sealed class WorkerPool(ISandbox sandbox, SandboxCommand command, int size) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<Task<WorkerProcess>> _ready = new();
    private bool _isDisposed;

    /// <summary>Starts as many workers as are to stand ready.</summary>
    public void Fill()
    {
        lock (_gate)
        {
            while (!_isDisposed && _ready.Count < size)
                _ready.Enqueue(WorkerProcess.StartAsync(sandbox, command));
        }
    }

    /// <summary>Takes the worker that was started first.</summary>
    /// <exception cref="InvalidOperationException">None gets ready.</exception>
    public async Task<WorkerProcess> TakeAsync()
    {
        Task<WorkerProcess>? first;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(CodeRunner));
            _ready.TryDequeue(out first);
        }
        Task<WorkerProcess> taken = first ?? WorkerProcess.StartAsync(sandbox, command);
        Fill();
        WorkerProcess worker = await taken.ConfigureAwait(false);
        if (first is null || worker.Process.ReadUsage() is not null)
            return worker;
        // Something has ended it while it waited: the system short of memory, or a person.
        await worker.DisposeAsync().ConfigureAwait(false);
        return await WorkerProcess.StartAsync(sandbox, command).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        Task<WorkerProcess>[] left;
        lock (_gate)
        {
            _isDisposed = true;
            left = [.. _ready];
            _ready.Clear();
        }
        foreach (Task<WorkerProcess> start in left)
        {
            try
            {
                await (await start.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            }
            catch (InvalidOperationException)
            {
                // One that never got ready has left nothing.
            }
        }
    }
}
