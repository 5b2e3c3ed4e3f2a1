namespace Quorum.Code;

/// <summary>What one run may use.</summary>
public sealed record RunLimits
{
    /// <summary>Gets the CPU time of all threads together; 6 s by default, as LiveCodeBench allows for a test.</summary>
    public TimeSpan CpuTime { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Gets the time that may pass, whether the program computes or sleeps, and for compiling it; 15 s by default.</summary>
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets the memory of the program, beside that of its runtime, in bytes; 512 MiB by default.</summary>
    public long Memory { get; init; } = 512 << 20;

    /// <summary>Gets the length of standard output, of standard error and of a returned value, each, in bytes; 4 MiB by default.</summary>
    public int Output { get; init; } = 4 << 20;

    /// <summary>Gets the length of all files in the work folder, in bytes; 16 MiB by default. They are in memory, and gone after the run.</summary>
    public long Files { get; init; } = 16 << 20;

    /// <summary>Gets the number of threads, those of the runtime included; 64 by default. There are no child processes.</summary>
    public int Threads { get; init; } = 64;

    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CpuTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(WallTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Memory, 1 << 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(Output, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Files, 1 << 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 16);
    }
}
