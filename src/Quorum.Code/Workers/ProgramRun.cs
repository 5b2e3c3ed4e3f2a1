using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Quorum.Code.Processes;
using Quorum.Code.Worker;

namespace Quorum.Code.Workers;

/// <summary>One run in one worker, watched from outside: what the program says of itself is never what decides about a limit.</summary>
internal sealed class ProgramRun
{
    private static readonly TimeSpan _watchInterval = TimeSpan.FromMilliseconds(20);

    private readonly WorkerProcess _worker;
    private readonly RunLimits _limits;
    private readonly Stopwatch _clock = new();
    private ProcessUsage _usage;
    private RunOutcome? _exceeded;

    private ProgramRun(WorkerProcess worker, RunLimits limits)
    {
        _worker = worker;
        _limits = limits;
    }

    /// <summary>Runs a program and ends the worker.</summary>
    public static async Task<RunResult> RunAsync(
        WorkerProcess worker, ProgramRequest request, string input, RunLimits limits, CancellationToken cancellationToken)
    {
        await using (worker.ConfigureAwait(false))
            return await new ProgramRun(worker, limits).RunAsync(request, input, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RunResult> RunAsync(ProgramRequest request, string input, CancellationToken cancellationToken)
    {
        _clock.Start();
        Task writing = WriteAsync(request.ToFrame(), input);
        Task<string> output = ReadTextAsync(_worker.Process.Output);
        Task<string> error = ReadTextAsync(_worker.Process.Error);
        Task<byte[][]?> replying = ReadReplyAsync();
        // A program that has closed the channel goes on without it, so only its end counts then.
        Task ended = EndedAsync(replying);
        while (!ended.IsCompleted && _exceeded is null && !cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAny(ended, Task.Delay(_watchInterval, CancellationToken.None)).ConfigureAwait(false);
            Watch();
        }

        TimeSpan wallTime = _clock.Elapsed;
        Watch();
        _worker.Process.Kill();
        ExitStatus exit = await _worker.Process.WaitAsync().ConfigureAwait(false);
        byte[][]? reply = await replying.ConfigureAwait(false);
        await Task.WhenAll(writing, output, error).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var end = new ProgramEnd(_exceeded, reply, exit.Code, await error.ConfigureAwait(false), HasFunction: request.Function.Length > 0);
        TimeSpan cpuTime = Used(reply is null && _exceeded is null ? exit.CpuTime : _usage.CpuTime);
        return end.Describe(cpuTime >= _limits.CpuTime) with
        {
            Output = await output.ConfigureAwait(false),
            Error = await error.ConfigureAwait(false),
            CpuTime = cpuTime,
            WallTime = wallTime,
            PeakMemory = _usage.PeakMemory,
        };
    }

    private async Task EndedAsync(Task<byte[][]?> replying)
    {
        if (await replying.ConfigureAwait(false) is null)
            await _worker.Process.WaitAsync().ConfigureAwait(false);
    }

    private void Watch()
    {
        if (_worker.Process.ReadUsage() is { } usage)
            _usage = usage;
        if (Used(_usage.CpuTime) > _limits.CpuTime || _clock.Elapsed > _limits.WallTime)
            _exceeded ??= RunOutcome.TimeLimit;
    }

    private TimeSpan Used(TimeSpan cpuTime) => cpuTime > _worker.StartCpuTime ? cpuTime - _worker.StartCpuTime : TimeSpan.Zero;

    // A program need not read its input, and may have ended before it was written.
    private async Task WriteAsync(byte[] request, string input)
    {
        try
        {
            await _worker.Process.Channel.WriteAsync(request).ConfigureAwait(false);
            await _worker.Process.Input.WriteAsync(Encoding.UTF8.GetBytes(input)).ConfigureAwait(false);
            _worker.Process.Input.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
        }
    }

    private async Task<string> ReadTextAsync(NetworkStream stream)
    {
        var text = new MemoryStream();
        var buffer = new byte[1 << 14];
        try
        {
            while (await stream.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
            {
                if (text.Length + count > _limits.Output)
                {
                    count = _limits.Output - (int)text.Length;
                    Exceed(RunOutcome.OutputLimit);
                }
                text.Write(buffer, 0, count);
            }
        }
        catch (IOException)
        {
            // What was read until the connection broke is what there is.
        }
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private async Task<byte[][]?> ReadReplyAsync()
    {
        try
        {
            return await Frame.ReadAsync(_worker.Process.Channel, _limits.Output, CancellationToken.None).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            Exceed(RunOutcome.OutputLimit);
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void Exceed(RunOutcome limit)
    {
        _exceeded ??= limit;
        _worker.Process.Kill();
    }
}
