using System.Globalization;

namespace Quorum.Code.Tests;

/// <summary>What of the host programs could have changed, seen without the runner.</summary>
internal static class HostState
{
    private const string Mark = "quorum-hostile";

    private static readonly string[] _places = ["/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/work", "/etc", "/usr", "/usr/lib", "/usr/bin", Path.GetTempPath()];

    /// <summary>Finds files that hostile programs have made in the folders that they write to.</summary>
    public static IReadOnlyList<string> MarkedFiles() =>
    [
        .. _places.Append(Environment.CurrentDirectory).Append(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)).Distinct()
            .Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFileSystemEntries(folder, Mark + "*")),
    ];

    /// <summary>
    /// Finds the processes that live in other process namespaces than this one, so in a sandbox: those that this process has started, and those whose
    /// starter has gone. Sandboxes of other programs on this machine, such as tests that run beside these, are theirs.
    /// </summary>
    public static IReadOnlySet<int> SandboxedProcesses()
    {
        string? own = Namespace(Environment.ProcessId);
        Dictionary<int, int> parents = Parents();
        HashSet<int> sandboxed = [.. parents.Keys.Where(process => Namespace(process) is { } other && other != own)];
        return sandboxed.Where(process => Starter(process, parents, sandboxed) is var starter && (starter == Environment.ProcessId || starter <= 1)).ToHashSet();
    }

    /// <summary>Finds the children of this process and theirs, by their command lines.</summary>
    public static IReadOnlyList<string> Descendants()
    {
        Dictionary<int, int> parents = Parents();
        return [.. parents.Keys.Where(process => IsDescendant(process, parents)).Select(CommandLine)];
    }

    private static Dictionary<int, int> Parents()
    {
        var parents = new Dictionary<int, int>();
        foreach (string name in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).OfType<string>().Where(name => name.All(char.IsAsciiDigit)))
        {
            try
            {
                string stat = File.ReadAllText($"/proc/{name}/stat");
                parents[int.Parse(name, CultureInfo.InvariantCulture)] =
                    int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }
        return parents;
    }

    // The first process above that is neither in a sandbox nor bubblewrap, which stands at its door; 0 if there is none.
    private static int Starter(int process, Dictionary<int, int> parents, HashSet<int> sandboxed)
    {
        while (parents.TryGetValue(process, out process))
        {
            if (!sandboxed.Contains(process) && !CommandLine(process).Contains("bwrap", StringComparison.Ordinal))
                return process;
        }
        return 0;
    }

    private static bool IsDescendant(int process, Dictionary<int, int> parents)
    {
        while (parents.TryGetValue(process, out int parent))
        {
            if (parent == Environment.ProcessId)
                return true;
            process = parent;
        }
        return false;
    }

    private static string? Namespace(int process)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{process}/ns/pid", returnFinalTarget: false)?.Name;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }
}
