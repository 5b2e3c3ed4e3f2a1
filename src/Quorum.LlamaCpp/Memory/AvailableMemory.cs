using System.Globalization;

namespace Quorum.LlamaCpp;

/// <summary>How much memory this process can still take without pushing out what it uses.</summary>
/// <param name="Bytes">The number of bytes.</param>
/// <param name="IsContainerLimit">Whether the limit of a container (or control group) is what bounds it, not the machine.</param>
public sealed record AvailableMemory(long Bytes, bool IsContainerLimit)
{
    private const string FileSystem = "/";

    /// <summary>Reads how much memory is available now.</summary>
    /// <returns>
    /// On Linux what the kernel says is available, or what the control groups leave when that is less, without the files that this
    /// process has mapped and in memory, such as the weights of a model. Elsewhere what the .NET runtime saw at its last collection.
    /// </returns>
    public static AvailableMemory Read() => OperatingSystem.IsLinux() ? ReadLinux(FileSystem) ?? ReadRuntime() : ReadRuntime();

    /// <summary>Describes the memory in a few words.</summary>
    /// <returns>For example <c>3.1 GiB of the container's limit</c>.</returns>
    public override string ToString() => $"{ByteSize.Format(Bytes)}{(IsContainerLimit ? " of the container's limit" : "")}";

    /// <summary>Reads the files of <c>/proc</c> and <c>/sys</c>; null when the kernel does not tell.</summary>
    internal static AvailableMemory? ReadLinux(string root)
    {
        if (Field(Path.Combine(root, "proc/meminfo"), "MemAvailable:") is not { } machine) return null;
        long mapped = (Field(Path.Combine(root, "proc/self/status"), "RssFile:") ?? 0) * 1024;
        long available = machine * 1024;
        long? container = ControlGroups.Available(root);
        return container < available ? new(Math.Max(0, container.Value - mapped), true) : new(Math.Max(0, available - mapped), false);
    }

    private static AvailableMemory ReadRuntime()
    {
        // The runtime knows nothing before its first collection.
        if (GC.CollectionCount(0) == 0) GC.Collect(0);
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        return new(Math.Max(0, memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes), false);
    }

    private static long? Field(string path, string name) => ControlGroups.Lines(path)
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => (long?)long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
