namespace Quorum.LlamaCpp.Tests.Memory;

public sealed class AvailableMemoryTests : IDisposable
{
    private const long Mebibyte = 1 << 20;

    private readonly string _root = Directory.CreateTempSubdirectory("quorum-memory-").FullName;

    public AvailableMemoryTests()
    {
        Write("proc/meminfo", "MemTotal:       16000000 kB\nMemFree:         1000000 kB\nMemAvailable:    8192000 kB\n");
        Write("proc/self/status", "Name:\tdotnet\nRssAnon:\t  900000 kB\nRssFile:\t  102400 kB\n");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Read_tells_less_than_the_machine_has()
    {
        AvailableMemory memory = AvailableMemory.Read();

        Assert.InRange(memory.Bytes, 1, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes is > 0 and var total ? total : long.MaxValue);
    }

    [Fact]
    public void ReadLinux_without_control_groups_is_what_the_kernel_says_without_the_files_in_use() =>
        Assert.Equal(new(7900 * Mebibyte, IsContainerLimit: false), AvailableMemory.ReadLinux(_root));

    [Fact]
    public void ReadLinux_in_a_container_is_what_its_limit_leaves_with_cached_files_counted_as_free()
    {
        Write("proc/self/cgroup", "0::/\n");
        Write("sys/fs/cgroup/memory.max", $"{4096 * Mebibyte}\n");
        Write("sys/fs/cgroup/memory.current", $"{3000 * Mebibyte}\n");
        Write("sys/fs/cgroup/memory.stat", $"anon 1\ninactive_file {400 * Mebibyte}\nactive_file {104 * Mebibyte}\n");

        Assert.Equal(new(1500 * Mebibyte, IsContainerLimit: true), AvailableMemory.ReadLinux(_root));
    }

    [Fact]
    public void ReadLinux_heeds_the_tightest_of_nested_groups()
    {
        Write("proc/self/cgroup", "0::/outer/inner\n");
        Write("sys/fs/cgroup/outer/memory.max", $"{2100 * Mebibyte}\n");
        Write("sys/fs/cgroup/outer/memory.current", $"{1000 * Mebibyte}\n");
        Write("sys/fs/cgroup/outer/inner/memory.max", "max\n");
        Write("sys/fs/cgroup/outer/inner/memory.current", $"{900 * Mebibyte}\n");

        Assert.Equal(new(1000 * Mebibyte, IsContainerLimit: true), AvailableMemory.ReadLinux(_root));
    }

    [Fact]
    public void ReadLinux_knows_version_1_of_control_groups()
    {
        Write("proc/self/cgroup", "5:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n");
        Write("sys/fs/cgroup/memory/memory.limit_in_bytes", $"{1024 * Mebibyte}\n");
        Write("sys/fs/cgroup/memory/memory.usage_in_bytes", $"{524 * Mebibyte}\n");
        Write("sys/fs/cgroup/memory/memory.stat", $"inactive_file 7\ntotal_inactive_file {100 * Mebibyte}\n");

        Assert.Equal(new(500 * Mebibyte, IsContainerLimit: true), AvailableMemory.ReadLinux(_root));
    }

    [Fact]
    public void ReadLinux_with_a_limit_above_what_the_machine_has_ignores_it()
    {
        Write("proc/self/cgroup", "4:memory:/\n");
        Write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        Write("sys/fs/cgroup/memory/memory.usage_in_bytes", "1\n");

        Assert.Equal(new(7900 * Mebibyte, IsContainerLimit: false), AvailableMemory.ReadLinux(_root));
    }

    [Fact]
    public void ReadLinux_where_the_kernel_tells_nothing_is_null()
    {
        File.Delete(Path.Combine(_root, "proc/meminfo"));

        Assert.Null(AvailableMemory.ReadLinux(_root));
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
