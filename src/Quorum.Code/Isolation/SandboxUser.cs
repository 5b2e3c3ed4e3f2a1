using System.Globalization;

namespace Quorum.Code.Isolation;

/// <summary>Numbers of users that nobody has, one for each sandbox, so that the kernel counts each one's threads apart.</summary>
internal static class SandboxUser
{
    private const long Count = 1 << 14;

    // Half of the 32 bits, above what distributions and directory services give out.
    private const long HighestPreferred = 0x7000_0000;

    private static readonly long _first = First();
    private static uint _next = (uint)Environment.ProcessId;

    public static long Next() => _first + Interlocked.Increment(ref _next) % Count;

    // In a container, only the users that are mapped into it exist.
    private static long First()
    {
        long end = File.ReadLines("/proc/self/uid_map")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(fields => long.Parse(fields[0], CultureInfo.InvariantCulture) + long.Parse(fields[2], CultureInfo.InvariantCulture))
            .Max();
        return Math.Max(1, Math.Min(end, HighestPreferred) - Count - 16);
    }
}
