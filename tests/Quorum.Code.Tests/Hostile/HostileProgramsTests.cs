namespace Quorum.Code.Tests;

/// <summary>Every program of the corpus is contained. They all were given to the runner at once; what is looked at here is what came of it.</summary>
[Collection(nameof(RunsPrograms))]
public class HostileProgramsTests(HostileRuns runs) : IClassFixture<HostileRuns>
{
    // The kernel's own limit, behind the runner's: whole seconds, those of the start included.
    private static readonly TimeSpan _kernelCpuTime = TimeSpan.FromSeconds(3);

    public static TheoryData<string> Names => [.. HostileProgram.Corpus.Select(program => program.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_program_is_contained(string name)
    {
        HostileProgram program = HostileProgram.Corpus.Single(program => program.Name == name);
        RunResult result = runs[name];

        Assert.True(
            program.Expected.Contains(result.Outcome),
            $"{result.Outcome} instead of {string.Join(" or ", program.Expected)}: {result.Message} (CPU {result.CpuTime}, wall {result.WallTime})\n{result.Error}");
        Assert.DoesNotContain(runs.Canaries.Secret, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(runs.Canaries.Secret, result.Error, StringComparison.Ordinal);
        Assert.True(result.Output.Length <= HostileRuns.Limits.Output && result.Error.Length <= HostileRuns.Limits.Output);
        Assert.True(result.CpuTime < _kernelCpuTime, $"{result.CpuTime} of CPU time");
    }

    [Fact]
    public void A_hundred_programs_at_once_are_run_a_few_at_a_time()
    {
        Assert.True(HostileProgram.Corpus.Count >= 100);
        // Those that run, one of each language that stands ready and one that is on its way out, and the compilers.
        Assert.InRange(runs.MostSandboxedProcesses, 1, HostileRuns.Concurrency + 2 * 3 + HostileRuns.Concurrency);
    }

    [Fact]
    public void No_process_is_left()
    {
        Assert.Empty(runs.ProcessesLeft);
        Assert.Empty(runs.SandboxesLeft);
    }

    [Fact]
    public void No_file_is_left_and_none_is_changed()
    {
        Assert.Empty(HostState.MarkedFiles());
        Assert.True(runs.Canaries.FileIsUntouched);
    }

    [Fact]
    public void Processes_of_the_host_are_unharmed() => Assert.True(runs.Canaries.ProcessIsAlive);

    [Fact]
    public void The_network_was_not_reached() => Assert.True(runs.Canaries.NetworkIsQuiet);
}
