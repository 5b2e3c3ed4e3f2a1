using System.ComponentModel;
using Microsoft.Win32.SafeHandles;

namespace Quorum.Code.Processes;

/// <summary>A process that was started with exactly the file descriptors it was given.</summary>
internal sealed class SpawnedProcess
{
    // More than the C libraries' own structures take.
    private const int OpaqueBytes = 512;
    private const int SignalSetBytes = 128;

    private readonly bool _isGroup;
    private readonly Lock _gate = new();
    private readonly Lazy<Task<ExitStatus>> _exit;
    private int _target;
    private bool _hasEnded;

    private SpawnedProcess(int id, bool isGroup)
    {
        Id = _target = id;
        _isGroup = isGroup;
        _exit = new(() => Task.Factory.StartNew(Wait, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
    }

    /// <summary>Gets the number of the process.</summary>
    public int Id { get; }

    /// <summary>Starts a process.</summary>
    /// <param name="command">The program's path and its arguments.</param>
    /// <param name="environment">Its environment, whole.</param>
    /// <param name="descriptors">Its file descriptors from 0 on, in order.</param>
    /// <param name="folder">Its working folder, to start it in a process group of its own; <see langword="null"/> for this process' own.</param>
    /// <exception cref="Win32Exception">It could not be started.</exception>
    public static Task<SpawnedProcess> StartAsync(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, IReadOnlyList<SafeFileHandle> descriptors, string? folder = null) =>
        SpawnThread.Run(() => Start(command, environment, descriptors, folder));

    /// <summary>Names the process that <see cref="Kill"/> ends, if it is a child of this one.</summary>
    public void SetTarget(int process) => _target = process;

    /// <summary>Ends it and what it has started. Without effect once it has ended.</summary>
    public void Kill()
    {
        lock (_gate)
        {
            // After the wait, its number may be that of another process.
            if (!_hasEnded && LibC.kill(_isGroup ? -_target : _target, LibC.SIGKILL) != 0 && _target != Id)
                _ = LibC.kill(Id, LibC.SIGKILL);
        }
    }

    /// <summary>Waits for its end.</summary>
    public Task<ExitStatus> WaitAsync() => _exit.Value;

    private unsafe ExitStatus Wait()
    {
        int status;
        LibC.ResourceUsage usage;
        if (LibC.wait4(Id, &status, 0, &usage) != Id)
            throw new Win32Exception();
        lock (_gate)
            _hasEnded = true;
        int signal = status & 0x7f;
        return new ExitStatus(signal == 0 ? (status >> 8) & 0xff : 128 + signal, usage.CpuTime);
    }

    private static unsafe SpawnedProcess Start(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, IReadOnlyList<SafeFileHandle> descriptors, string? folder)
    {
        byte* actions = stackalloc byte[OpaqueBytes];
        byte* attributes = stackalloc byte[OpaqueBytes];
        byte* ignored = stackalloc byte[SignalSetBytes];
        byte* blocked = stackalloc byte[SignalSetBytes];
        new Span<byte>(ignored, SignalSetBytes).Clear();
        new Span<byte>(blocked, SignalSetBytes).Clear();
        // .NET ignores SIGPIPE, which a child would inherit; 13 is its number, counted from 1.
        ignored[(13 - 1) / 8] = 1 << ((13 - 1) % 8);

        Check(LibC.posix_spawn_file_actions_init(actions), command[0]);
        Check(LibC.posix_spawnattr_init(attributes), command[0]);
        try
        {
            short flags = LibC.POSIX_SPAWN_SETSIGDEF | LibC.POSIX_SPAWN_SETSIGMASK;
            for (var target = 0; target < descriptors.Count; target++)
                Check(LibC.posix_spawn_file_actions_adddup2(actions, (int)descriptors[target].DangerousGetHandle(), target), command[0]);
            if (folder is not null)
            {
                Check(LibC.posix_spawn_file_actions_addchdir_np(actions, folder), command[0]);
                Check(LibC.posix_spawnattr_setpgroup(attributes, 0), command[0]);
                flags |= LibC.POSIX_SPAWN_SETPGROUP;
            }
            Check(LibC.posix_spawnattr_setsigdefault(attributes, ignored), command[0]);
            Check(LibC.posix_spawnattr_setsigmask(attributes, blocked), command[0]);
            Check(LibC.posix_spawnattr_setflags(attributes, flags), command[0]);
            string?[] variables = [.. environment.Select(pair => $"{pair.Key}={pair.Value}"), null];
            Check(LibC.posix_spawn(out int id, command[0], actions, attributes, [.. command, null], variables), command[0]);
            return new SpawnedProcess(id, isGroup: folder is not null);
        }
        finally
        {
            _ = LibC.posix_spawn_file_actions_destroy(actions);
            _ = LibC.posix_spawnattr_destroy(attributes);
            GC.KeepAlive(descriptors);
        }
    }

    private static void Check(int error, string path)
    {
        if (error != 0)
            throw new Win32Exception(error, $"{path} could not be started: {new Win32Exception(error).Message}");
    }
}
