namespace Quorum.Code;

/// <summary>What came of a run.</summary>
public sealed record RunResult
{
    /// <summary>Gets how it ended.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>Gets what the program wrote to standard output, up to the limit.</summary>
    public string Output { get; init; } = "";

    /// <summary>Gets what the program wrote to standard error, up to the limit; traces of exceptions among it.</summary>
    public string Error { get; init; } = "";

    /// <summary>Gets the value that the function returned, as JSON; <see langword="null"/> if none was called or none returned.</summary>
    /// <remarks>Tuples and sets are arrays; numbers that JSON lacks are the texts <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</remarks>
    public string? Value { get; init; }

    /// <summary>Gets what was wrong, in a line; <see langword="null"/> if nothing was.</summary>
    public string? Message { get; init; }

    /// <summary>Gets what is wrong with the source, if it was not run for that.</summary>
    public IReadOnlyList<SourceDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>Gets the CPU time that the program took, compiling and the start of its runtime apart.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>Gets the time from the program's start to its end, compiling and the start of its runtime apart.</summary>
    public TimeSpan WallTime { get; init; }

    /// <summary>
    /// Gets the most memory that the process held at a time, its runtime included, in bytes; 0 if it was not run or ended too soon to be seen.
    /// </summary>
    public long PeakMemory { get; init; }
}
