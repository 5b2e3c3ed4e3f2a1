using System.Collections.Concurrent;
using System.Text;
using Quorum.Code.Isolation;
using Quorum.Code.Worker;

namespace Quorum.Code.Workers;

/// <summary>Has C# programs compiled by workers that, unlike others, serve again and again: starting a compiler takes longer than all else.</summary>
/// <remarks>A worker that a program has led astray is thrown away.</remarks>
internal sealed class CSharpCompilation(ISandbox sandbox, TimeSpan timeLimit, int maxConcurrency) : IAsyncDisposable
{
    private const int CacheSize = 256;

    private readonly SemaphoreSlim _places = new(maxConcurrency);
    private readonly ConcurrentBag<Task<WorkerProcess>> _idle = [];
    private readonly ConcurrentDictionary<string, CompiledAssembly> _compiled = new(StringComparer.Ordinal);

    /// <summary>Starts a compiler, so that the first program need not wait for it.</summary>
    public void Start() => _idle.Add(WorkerProcess.StartAsync(sandbox, DotNetWorker.Compiler));

    /// <summary>Compiles a source, once.</summary>
    public async Task<CompiledAssembly> CompileAsync(string source, CancellationToken cancellationToken)
    {
        if (_compiled.TryGetValue(source, out CompiledAssembly? known))
            return known;
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            CompiledAssembly compiled = await CompileOnceAsync(source, cancellationToken).ConfigureAwait(false);
            if (_compiled.Count >= CacheSize)
                _compiled.Clear();
            _compiled[source] = compiled;
            return compiled;
        }
        finally
        {
            _places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out Task<WorkerProcess>? start))
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
        _places.Dispose();
    }

    private async Task<CompiledAssembly> CompileOnceAsync(string source, CancellationToken cancellationToken)
    {
        Task<WorkerProcess> taken = _idle.TryTake(out Task<WorkerProcess>? idle) ? idle : WorkerProcess.StartAsync(sandbox, DotNetWorker.Compiler);
        WorkerProcess worker = await taken.ConfigureAwait(false);
        var isSound = false;
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            time.CancelAfter(timeLimit);
            await worker.Process.Channel.WriteAsync(Frame.Write(source), time.Token).ConfigureAwait(false);
            byte[][]? reply = await Frame.ReadAsync(worker.Process.Channel, Frame.MaxLength, time.Token).ConfigureAwait(false);
            isSound = reply is not null;
            return reply is null ? await DescribeCrashAsync(worker).ConfigureAwait(false) : Read(reply);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(RunOutcome.TimeLimit, "The program was not compiled in time.");
        }
        catch (IOException)
        {
            return await DescribeCrashAsync(worker).ConfigureAwait(false);
        }
        finally
        {
            if (isSound)
                _idle.Add(Task.FromResult(worker));
            else
                await worker.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static CompiledAssembly Read(byte[][] reply)
    {
        string kind = Encoding.UTF8.GetString(reply[0]);
        if (kind == Reply.Done)
            return new CompiledAssembly(reply[1], null);
        IReadOnlyList<SourceDiagnostic> diagnostics = ProgramEnd.Diagnostics(reply.Skip(1).Select(Encoding.UTF8.GetString));
        return new CompiledAssembly([], new RunResult
        {
            Outcome = kind == Reply.Blocked ? RunOutcome.Blocked : RunOutcome.CompileError,
            Message = diagnostics[0].ToString(),
            Diagnostics = diagnostics,
        });
    }

    private static async Task<CompiledAssembly> DescribeCrashAsync(WorkerProcess worker)
    {
        worker.Process.Kill();
        using var reader = new StreamReader(worker.Process.Error);
        string error = await reader.ReadToEndAsync().ConfigureAwait(false);
        return error.Contains("OutOfMemory", StringComparison.Ordinal) || error.Contains("Out of memory", StringComparison.Ordinal)
            ? Failed(RunOutcome.MemoryLimit, "Compiling the program takes more memory than allowed.")
            : Failed(RunOutcome.CompileError, "The program is too complex for the compiler.");
    }

    private static CompiledAssembly Failed(RunOutcome outcome, string message) =>
        new([], new RunResult { Outcome = outcome, Message = message, Diagnostics = [new SourceDiagnostic(0, 0, "compiler", message)] });
}
