using System.Runtime.InteropServices;

namespace Quorum.Code.Worker;

/// <summary>The kernel's limit on the CPU time of this process.</summary>
internal static partial class CpuLimit
{
    private const int ResourceCpu = 0;

    /// <summary>Lets the kernel end this process once it has used so many seconds more.</summary>
    public static void Set(int seconds)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var total = (ulong)Math.Ceiling(Environment.CpuUsage.TotalTime.TotalSeconds) + (ulong)seconds;
        var limit = new Limit { Soft = total, Hard = total };
        if (SetLimit(ResourceCpu, in limit) != 0)
            throw new InvalidOperationException("The limit of the CPU time could not be set.");
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
