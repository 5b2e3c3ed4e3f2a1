using Quorum.LlamaCpp.Processors;

namespace Quorum.LlamaCpp.Tests.Processors;

public sealed class ProcessorSetTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("quorum-processors-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Read_finds_no_more_cores_than_there_are_processors() =>
        Assert.InRange(ProcessorSet.Read().Cores, 1, Environment.ProcessorCount);

    [Fact]
    public void ReadLinux_counts_the_threads_of_a_core_once()
    {
        Write("proc/self/status", "Name:\tdotnet\nCpus_allowed:\tff\nCpus_allowed_list:\t0-7\n");
        for (var id = 0; id < 8; id++)
            Write($"sys/devices/system/cpu/cpu{id}/topology/thread_siblings_list", $"{id % 4},{(id % 4) + 4}\n");

        var processors = ProcessorSet.ReadLinux(_root)!;

        Assert.Equal(Enumerable.Range(0, 8), processors.Ids);
        Assert.Equal(4, processors.Cores);
    }

    [Fact]
    public void ReadLinux_counts_only_the_processors_that_are_allowed()
    {
        Write("proc/self/status", "Cpus_allowed_list:\t1,4-5,64\n");

        var processors = ProcessorSet.ReadLinux(_root)!;

        Assert.Equal([1, 4, 5, 64], processors.Ids);
        Assert.Equal(4, processors.Cores);
    }

    [Theory]
    [InlineData("250000 100000", 2)]
    [InlineData("50000 100000", 1)]
    [InlineData("max 100000", 8)]
    public void ReadLinux_heeds_the_limit_of_a_container(string limit, int cores)
    {
        Write("proc/self/status", "Cpus_allowed_list:\t0-7\n");
        Write("proc/self/cgroup", "0::/\n");
        Write("sys/fs/cgroup/cpu.max", limit + "\n");

        Assert.Equal(cores, ProcessorSet.ReadLinux(_root)!.Cores);
    }

    [Theory]
    [InlineData("-1", 8)]
    [InlineData("300000", 3)]
    public void ReadLinux_knows_version_1_of_control_groups(string quota, int cores)
    {
        Write("proc/self/status", "Cpus_allowed_list:\t0-7\n");
        Write("proc/self/cgroup", "5:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n");
        Write("sys/fs/cgroup/cpu/docker/abc/cpu.cfs_quota_us", quota + "\n");
        Write("sys/fs/cgroup/cpu/docker/abc/cpu.cfs_period_us", "100000\n");

        Assert.Equal(cores, ProcessorSet.ReadLinux(_root)!.Cores);
    }

    [Fact]
    public void ReadLinux_where_the_kernel_tells_nothing_is_null() => Assert.Null(ProcessorSet.ReadLinux(_root));

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
