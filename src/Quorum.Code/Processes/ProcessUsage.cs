using System.Globalization;

namespace Quorum.Code.Processes;

/// <summary>What a running process has used, as the kernel counts it.</summary>
/// <param name="CpuTime">CPU time of all its threads.</param>
/// <param name="PeakMemory">The most memory that it has held at a time, in bytes.</param>
internal readonly record struct ProcessUsage(TimeSpan CpuTime, long PeakMemory)
{
    private const int TicksPerSecond = 100;

    /// <summary>Reads it; <see langword="null"/> if there is no such process any more.</summary>
    public static ProcessUsage? Read(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            // The name, in parentheses, may hold anything.
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            double ticks = double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
            string? peak = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            if (peak is null)
                return null;
            long kilobytes = long.Parse(peak.AsSpan("VmHWM:".Length).TrimEnd("kB "), CultureInfo.InvariantCulture);
            return new ProcessUsage(TimeSpan.FromSeconds(ticks / TicksPerSecond), kilobytes << 10);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
