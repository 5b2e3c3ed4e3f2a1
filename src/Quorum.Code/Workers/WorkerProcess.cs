using System.Globalization;
using System.Text;
using Quorum.Code.Isolation;
using Quorum.Code.Processes;
using Quorum.Code.Worker;

namespace Quorum.Code.Workers;

/// <summary>A worker that is ready: its runtime has started, and it waits for what it is told.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private WorkerProcess(SandboxedProcess process, TimeSpan startCpuTime)
    {
        Process = process;
        StartCpuTime = startCpuTime;
    }

    public SandboxedProcess Process { get; }

    /// <summary>Gets the CPU time that its start has taken.</summary>
    public TimeSpan StartCpuTime { get; }

    /// <summary>Starts a worker and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It did not get ready.</exception>
    public static async Task<WorkerProcess> StartAsync(ISandbox sandbox, SandboxCommand command)
    {
        using var patience = new CancellationTokenSource(_patience);
        SandboxedProcess process = await sandbox.StartAsync(command, patience.Token).ConfigureAwait(false);
        try
        {
            if (await Frame.ReadAsync(process.Channel, Frame.MaxLength, patience.Token).ConfigureAwait(false) is [var kind, var cpu]
                && Encoding.ASCII.GetString(kind) == Reply.Ready)
            {
                return new WorkerProcess(process, TimeSpan.FromMicroseconds(long.Parse(Encoding.ASCII.GetString(cpu), CultureInfo.InvariantCulture)));
            }
            process.Kill();
            using var error = new StreamReader(process.Error);
            string complaint = await error.ReadToEndAsync(patience.Token).ConfigureAwait(false);
            ExitStatus exit = await process.WaitAsync().ConfigureAwait(false);
            throw new InvalidOperationException($"{command.Command[0]} did not start (exit code {exit.Code}): {complaint.Trim()}");
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
