using System.Globalization;
using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Processors;

/// <summary>The processors that this process may use.</summary>
/// <param name="Ids">Their numbers; empty where the system does not tell.</param>
/// <param name="Cores">
/// The physical cores among them, at least 1: threads that share one compute no faster than one thread. A container's limit of processor time counts
/// as so many whole cores, since threads that wait for each other all stand still when it is used up.
/// </param>
internal sealed record ProcessorSet(IReadOnlyList<int> Ids, int Cores)
{
    private const string FileSystem = "/";

    // From here on, a PC has two hardware threads in each core.
    private const int FewProcessors = 4;

    public static ProcessorSet Read() => (OperatingSystem.IsLinux() ? ReadLinux(FileSystem) : null) ?? new([], Guess());

    /// <summary>Reads the files of <c>/proc</c> and <c>/sys</c>; null when the kernel does not tell.</summary>
    internal static ProcessorSet? ReadLinux(string root)
    {
        var line = Array.Find(ControlGroups.Lines(Path.Combine(root, "proc/self/status")), static line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal));
        var ids = line is null ? [] : ParseList(line.Split(':', 2)[1]);
        if (ids.Count == 0)
            return null;

        var cores = ids.Select(id => Siblings(root, id)).Distinct().Count();
        var limit = ControlGroups.Processors(root) ?? cores;
        return new(ids, Math.Max(1, (int)Math.Min(cores, limit)));
    }

    /// <summary>Reads a list such as <c>0-3,8</c>.</summary>
    private static List<int> ParseList(string list)
    {
        var ids = new List<int>();
        foreach (var range in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = range.Split('-');
            var first = int.Parse(ends[0], CultureInfo.InvariantCulture);
            ids.AddRange(Enumerable.Range(first, int.Parse(ends[^1], CultureInfo.InvariantCulture) - first + 1));
        }

        return ids;
    }

    // The hardware threads of its core; those of one core have the same list.
    private static string Siblings(string root, int id) =>
        ControlGroups.Lines(Path.Combine(root, $"sys/devices/system/cpu/cpu{id}/topology/thread_siblings_list")) is [var siblings, ..] ? siblings : id.ToString(CultureInfo.InvariantCulture);

    private static int Guess() => RuntimeInformation.ProcessArchitecture == Architecture.X64 && Environment.ProcessorCount > FewProcessors
        ? Environment.ProcessorCount / 2
        : Environment.ProcessorCount;
}
