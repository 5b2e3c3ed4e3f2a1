using System.Globalization;
using System.Text.Json;
using Quorum.Code.Processes;

namespace Quorum.Code.Isolation;

/// <summary>
/// Isolation by bubblewrap: no network, no files but those named and those read-only, no other processes in sight, a work folder in memory that is gone
/// with the process, an unprivileged user without capabilities, and the system calls of <see cref="SeccompFilter"/>.
/// </summary>
internal sealed class Bubblewrap(string path, bool isRoot) : ISandbox
{
    // Where bubblewrap tells the number of the process, and where it reads the filter.
    private const int InfoDescriptor = SandboxedProcess.DescriptorCount;
    private const int FilterDescriptor = InfoDescriptor + 1;

    private const string ToolFolder = "/sandbox";
    private const string WorkFolder = $"{ToolFolder}/work";

    private static readonly string[] _libraries = ["/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64"];
    private static readonly string[] _devices = ["/dev/null", "/dev/urandom"];

    private static readonly Dictionary<string, string> _noEnvironment = [];
    private static readonly byte[] _filter = SeccompFilter.Assemble();

    /// <inheritdoc/>
    public async Task<SandboxedProcess> StartAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        using var info = SocketPair.Create();
        using var filter = SocketPair.Create();
        filter.Mine.Write(_filter);
        filter.Mine.Dispose();
        SandboxedProcess process = await SandboxedProcess.StartAsync(Wrap(command), _noEnvironment, [info.Theirs, filter.Theirs]).ConfigureAwait(false);
        try
        {
            info.Theirs.Dispose();
            using var told = new MemoryStream();
            await info.Mine.CopyToAsync(told, cancellationToken).ConfigureAwait(false);
            // Nothing, if bubblewrap has failed; what waits for the process then sees its end.
            if (told.Length > 0)
            {
                using JsonDocument document = JsonDocument.Parse(told.ToArray());
                process.SetTarget(document.RootElement.GetProperty("child-pid").GetInt32());
            }
            return process;
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private List<string> Wrap(SandboxCommand inner)
    {
        var arguments = new List<string>
        {
            path, "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try", "--new-session", "--die-with-parent",
            "--as-pid-1", "--clearenv", "--cap-drop", "ALL",
            "--info-fd", InfoDescriptor.ToString(CultureInfo.InvariantCulture), "--seccomp", FilterDescriptor.ToString(CultureInfo.InvariantCulture),
        };
        // Root makes the namespaces as itself and becomes a user of its own before the program starts; others need a user namespace.
        arguments.AddRange(isRoot
            ? ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP"]
            : ["--unshare-user", "--uid", "65534", "--gid", "65534"]);
        foreach ((string name, string value) in inner.Environment)
            arguments.AddRange(["--setenv", name, value]);
        AddFiles(arguments, inner);
        arguments.AddRange(["--perms", "1777", "--size", inner.Limits.Files.ToString(CultureInfo.InvariantCulture), "--tmpfs", WorkFolder]);
        arguments.AddRange(["--chdir", WorkFolder, "--remount-ro", "/"]);

        arguments.AddRange([$"{ToolFolder}/prlimit", .. inner.Limits.ToArguments(countThreads: true)]);
        if (isRoot)
        {
            string user = SandboxUser.Next().ToString(CultureInfo.InvariantCulture);
            arguments.AddRange(
            [
                $"{ToolFolder}/setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all",
            ]);
        }
        arguments.AddRange(inner.Command);
        return arguments;
    }

    private void AddFiles(List<string> arguments, SandboxCommand inner)
    {
        var binds = new List<(string Option, string Source, string Target)>();
        var links = new List<(string Link, string Target)>();
        foreach (string library in _libraries)
        {
            var folder = new DirectoryInfo(library);
            if (folder.LinkTarget is { } target)
                links.Add((library, target));
            else if (folder.Exists)
                binds.Add(("--ro-bind", library, library));
        }
        foreach (string tool in isRoot ? ["prlimit", "setpriv"] : new[] { "prlimit" })
        {
            string found = HostTool.Find(tool) ?? throw new IsolationUnavailableException($"'{tool}' (util-linux) is missing.");
            binds.Add(("--ro-bind", found, $"{ToolFolder}/{tool}"));
        }
        foreach (string device in _devices)
            binds.Add(("--dev-bind", device, device));
        foreach (string file in inner.Files)
            binds.Add(("--ro-bind", file, file));

        // Parents that bubblewrap makes by itself are for root alone.
        var parents = new SortedSet<string>(StringComparer.Ordinal) { WorkFolder };
        foreach (string target in binds.Select(bind => bind.Target).Concat(links.Select(link => link.Link)))
        {
            for (string? parent = Path.GetDirectoryName(target); parent is { Length: > 1 }; parent = Path.GetDirectoryName(parent))
                parents.Add(parent);
        }
        foreach (string parent in parents.Where(parent => !links.Exists(link => link.Link == parent)))
            arguments.AddRange(["--dir", parent]);
        // Outer folders first, or they would hide inner ones.
        foreach ((string option, string source, string target) in binds.OrderBy(bind => bind.Target, StringComparer.Ordinal))
            arguments.AddRange([option, source, target]);
        foreach ((string link, string target) in links)
            arguments.AddRange(["--symlink", target, link]);
        if (inner.NeedsProc)
            arguments.AddRange(["--proc", "/proc"]);
    }
}
