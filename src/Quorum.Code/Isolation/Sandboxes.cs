using System.Collections.Concurrent;
using System.ComponentModel;
using Quorum.Code.Processes;

namespace Quorum.Code.Isolation;

/// <summary>Finds the isolation that this machine has, by trying it.</summary>
internal static class Sandboxes
{
    private const string Alive = "alive";
    private static readonly ConcurrentDictionary<string, Lazy<Task<ISandbox>>> _isolated = [];

    /// <summary>Gets the machine's isolation.</summary>
    /// <exception cref="IsolationUnavailableException">There is none, and none is not allowed.</exception>
    public static async Task<ISandbox> FindAsync(string? bubblewrapPath, bool allowUnisolated)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("Programs are run on Linux only; on Windows, in the Windows Subsystem for Linux.");
        try
        {
            string path = bubblewrapPath ?? HostTool.Find("bwrap")
                ?? throw new IsolationUnavailableException("'bwrap' is missing; it comes with the package bubblewrap (apt-get install bubblewrap).");
            return await _isolated.GetOrAdd(path, path => new(() => TryAllAsync(path))).Value.ConfigureAwait(false);
        }
        catch (IsolationUnavailableException) when (allowUnisolated)
        {
            return new Unisolated();
        }
    }

    private static async Task<ISandbox> TryAllAsync(string path)
    {
        var problems = new List<string>();
        foreach (bool isRoot in LibC.geteuid() == 0 ? [true, false] : new[] { false })
        {
            var sandbox = new Bubblewrap(path, isRoot);
            if (await TryAsync(sandbox).ConfigureAwait(false) is not { } problem)
                return sandbox;
            problems.Add(problem);
        }
        throw new IsolationUnavailableException(
            $"bubblewrap failed: {string.Join("; ", problems)}. In a container, it needs user namespaces (Docker: --security-opt seccomp=unconfined, or "
            + "--privileged); Ubuntu has to be told to allow them (kernel.apparmor_restrict_unprivileged_userns=0).");
    }

    // A shell tells that it is alive, then tries to start a child; it has to live, and to be ended for that.
    private static async Task<string?> TryAsync(Bubblewrap sandbox)
    {
        string shell = File.ResolveLinkTarget("/bin/sh", returnFinalTarget: true)?.FullName ?? "/bin/sh";
        var limits = new KernelLimits(Data: 64 << 20, AddressSpace: null, Files: 1 << 20, Threads: 4);
        var command = new SandboxCommand([shell, "-c", $"echo {Alive}; (:); echo forked"], [shell], new Dictionary<string, string>(), limits, NeedsProc: true);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        SandboxedProcess process;
        try
        {
            process = await sandbox.StartAsync(command, patience.Token).ConfigureAwait(false);
        }
        catch (Win32Exception exception)
        {
            return exception.Message;
        }
        await using (process.ConfigureAwait(false))
        {
            using var output = new StreamReader(process.Output);
            using var error = new StreamReader(process.Error);
            string said = (await output.ReadToEndAsync(patience.Token).ConfigureAwait(false)).Trim();
            string complaint = (await error.ReadToEndAsync(patience.Token).ConfigureAwait(false)).Trim();
            ExitStatus exit = await process.WaitAsync().ConfigureAwait(false);
            return said != Alive ? complaint.Length > 0 ? complaint : $"exit code {exit.Code}"
                : exit.Code != ExitStatus.BadSystemCall ? "system calls are not filtered"
                : null;
        }
    }
}
