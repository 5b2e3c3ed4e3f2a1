using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Quorum.Code.Isolation;
using Quorum.Code.Worker;

namespace Quorum.Code.Workers;

/// <summary>Has C# programs compiled by workers that, unlike others, serve again and again: starting a compiler takes longer than all else.</summary>
/// <remarks>A worker that a program has led astray is thrown away.</remarks>
internal sealed class CSharpCompilation(ISandbox sandbox, TimeSpan timeLimit, int maxConcurrency) : IAsyncDisposable
{
    private const int CacheSize = 256;

    // A compiler that is busy is mostly free again within milliseconds, while another takes seconds of CPU time until it is as fast.
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _places = new(maxConcurrency);
    private readonly Channel<WorkerProcess> _idle = Channel.CreateUnbounded<WorkerProcess>();
    private readonly ConcurrentDictionary<string, CompiledAssembly> _compiled = new(StringComparer.Ordinal);
    private int _running;
    private int _isStarting;

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
        while (_idle.Reader.TryRead(out WorkerProcess? worker))
            await worker.DisposeAsync().ConfigureAwait(false);
        _places.Dispose();
    }

    private async Task<CompiledAssembly> CompileOnceAsync(string source, CancellationToken cancellationToken)
    {
        WorkerProcess worker = await TakeAsync(cancellationToken).ConfigureAwait(false);
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
                _idle.Writer.TryWrite(worker);
            else
                await EndAsync(worker).ConfigureAwait(false);
        }
    }

    // Another compiler is started if there is none, or none gets free soon; one at a time.
    private async Task<WorkerProcess> TakeAsync(CancellationToken cancellationToken)
    {
        for (var hasWaited = false; ; hasWaited = true)
        {
            if (_idle.Reader.TryRead(out WorkerProcess? idle))
                return idle;
            if ((hasWaited || Volatile.Read(ref _running) == 0) && Interlocked.Exchange(ref _isStarting, 1) == 0)
                return await StartAsync().ConfigureAwait(false);

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(_patience);
            try
            {
                return await _idle.Reader.ReadAsync(patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
            }
        }
    }

    private async Task<WorkerProcess> StartAsync()
    {
        Interlocked.Increment(ref _running);
        try
        {
            return await WorkerProcess.StartAsync(sandbox, DotNetWorker.Compiler).ConfigureAwait(false);
        }
        catch
        {
            Interlocked.Decrement(ref _running);
            throw;
        }
        finally
        {
            Volatile.Write(ref _isStarting, 0);
        }
    }

    private ValueTask EndAsync(WorkerProcess worker)
    {
        Interlocked.Decrement(ref _running);
        return worker.DisposeAsync();
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
