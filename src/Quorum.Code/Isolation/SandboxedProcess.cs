using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using Quorum.Code.Processes;

namespace Quorum.Code.Isolation;

/// <summary>A process in a sandbox, with its streams and a channel to the worker in it. Disposing ends it and waits until nothing of it is left.</summary>
internal sealed class SandboxedProcess : IAsyncDisposable
{
    /// <summary>Standard input, output and error, and the channel.</summary>
    public const int DescriptorCount = 4;

    private readonly SpawnedProcess _process;
    private readonly SocketPair[] _streams;
    private readonly string? _folder;
    private int _target;

    private SandboxedProcess(SpawnedProcess process, SocketPair[] streams, string? folder)
    {
        _process = process;
        _streams = streams;
        _folder = folder;
        _target = process.Id;
    }

    public NetworkStream Input => _streams[0].Mine;

    public NetworkStream Output => _streams[1].Mine;

    public NetworkStream Error => _streams[2].Mine;

    public NetworkStream Channel => _streams[3].Mine;

    /// <summary>Starts a process with the streams, the channel, and further descriptors after these.</summary>
    /// <param name="command">The program's path and its arguments.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="further">The further descriptors.</param>
    /// <param name="folder">A work folder that is deleted in the end; <see langword="null"/> if the sandbox has its own.</param>
    public static async Task<SandboxedProcess> StartAsync(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, IReadOnlyList<SafeFileHandle> further, string? folder = null)
    {
        var streams = new List<SocketPair>();
        try
        {
            while (streams.Count < DescriptorCount)
                streams.Add(SocketPair.Create());
            SpawnedProcess process = await SpawnedProcess.StartAsync(command, environment, [.. streams.Select(pair => pair.Theirs), .. further], folder)
                .ConfigureAwait(false);
            // With no other copy here, the end of a stream is the end of those who write it.
            foreach (SocketPair pair in streams)
                pair.Theirs.Dispose();
            return new SandboxedProcess(process, [.. streams], folder);
        }
        catch
        {
            foreach (SocketPair pair in streams)
                pair.Dispose();
            throw;
        }
    }

    /// <summary>Names the process in the sandbox, if it is not the one that was started.</summary>
    public void SetTarget(int process)
    {
        _target = process;
        _process.SetTarget(process);
    }

    /// <summary>Reads what the process has used so far; <see langword="null"/> once it has ended.</summary>
    public ProcessUsage? ReadUsage() => ProcessUsage.Read(_target);

    public void Kill() => _process.Kill();

    public Task<ExitStatus> WaitAsync() => _process.WaitAsync();

    public async ValueTask DisposeAsync()
    {
        Kill();
        await WaitAsync().ConfigureAwait(false);
        foreach (SocketPair pair in _streams)
            pair.Dispose();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
