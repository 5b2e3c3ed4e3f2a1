using System.Globalization;

namespace Quorum.LlamaCpp;

/// <summary>The limits of memory and processor time that Linux puts on this process and on the groups around it, of either version of control groups.</summary>
internal static class ControlGroups
{
    /// <summary>What the tightest limit leaves, counting cached files as free; null without a limit.</summary>
    public static long? Available(string root)
    {
        long? least = null;
        foreach ((bool isUnified, string group) in Groups(root, "memory"))
            least = Least(least, isUnified ? AvailableInUnified(group) : AvailableInVersion1(group));
        return least;
    }

    /// <summary>The processors whose time the tightest limit allows, 0.5 for half of the time of one; null without a limit.</summary>
    public static double? Processors(string root)
    {
        double? least = null;
        foreach ((bool isUnified, string group) in Groups(root, "cpu"))
        {
            string[] limit = isUnified
                ? Lines(Path.Combine(group, "cpu.max")) is [var line, ..] ? line.Split(' ') : []
                : [.. Lines(Path.Combine(group, "cpu.cfs_quota_us")).Take(1), .. Lines(Path.Combine(group, "cpu.cfs_period_us")).Take(1)];

            // "max" or -1 says that there is none.
            if (limit is [var quota, var period] && long.TryParse(quota, NumberStyles.None, CultureInfo.InvariantCulture, out long time) && long.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out long span) && span > 0)
                least = Math.Min(least ?? double.PositiveInfinity, (double)time / span);
        }

        return least;
    }

    /// <summary>The lines of a file; none when there is no such file or it may not be read.</summary>
    public static string[] Lines(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The folders of the groups around this process that a controller has, and whether they are of the unified hierarchy.</summary>
    private static IEnumerable<(bool IsUnified, string Group)> Groups(string root, string controller)
    {
        foreach (string line in Lines(Path.Combine(root, "proc/self/cgroup")))
        {
            // "0::/path" is the unified hierarchy; "4:memory:/path" the memory controller of version 1.
            string[] parts = line.Split(':', 3);
            if (parts.Length < 3) continue;
            bool isUnified = parts[1].Length == 0;
            if (!isUnified && !parts[1].Split(',').Contains(controller)) continue;
            string mount = Path.Combine(root, "sys/fs/cgroup", isUnified ? "" : controller);
            foreach (string group in GroupsAround(mount, parts[2])) yield return (isUnified, group);
        }
    }

    // Inside a container the path may be that of the host and not exist; the container's own group is then the root.
    private static IEnumerable<string> GroupsAround(string mount, string path)
    {
        for (string group = path.Trim('/'); group.Length > 0; group = Path.GetDirectoryName(group) ?? "")
            yield return Path.Combine(mount, group);
        yield return mount;
    }

    private static long? AvailableInUnified(string group) => Remaining(
        Number(Path.Combine(group, "memory.max")),
        Number(Path.Combine(group, "memory.current")),
        Path.Combine(group, "memory.stat"),
        "inactive_file", "active_file");

    private static long? AvailableInVersion1(string group) => Remaining(
        Number(Path.Combine(group, "memory.limit_in_bytes")),
        Number(Path.Combine(group, "memory.usage_in_bytes")),
        Path.Combine(group, "memory.stat"),
        "total_inactive_file", "total_active_file");

    private static long? Remaining(long? limit, long? used, string statistics, params string[] cached)
    {
        if (limit is null || used is null) return null;
        long reclaimable = Lines(statistics)
            .Select(line => line.Split(' '))
            .Where(parts => parts.Length == 2 && cached.Contains(parts[0]))
            .Sum(parts => long.Parse(parts[1], CultureInfo.InvariantCulture));
        return Math.Max(0, limit.Value - used.Value + Math.Min(reclaimable, used.Value));
    }

    // "max" says that there is no limit.
    private static long? Number(string path) =>
        Lines(path) is [var line, ..] && long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static long? Least(long? left, long? right) => left is null || right < left ? right ?? left : left;
}
