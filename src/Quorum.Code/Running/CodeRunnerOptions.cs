namespace Quorum.Code;

/// <summary>How a <see cref="CodeRunner"/> runs programs.</summary>
public sealed record CodeRunnerOptions
{
    /// <summary>Gets what one run may use.</summary>
    public RunLimits Limits { get; init; } = new();

    /// <summary>Gets how many programs run at a time; further ones wait. One for each processor by default.</summary>
    public int MaxConcurrency { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Gets how many processes of each language that is in use stand ready for the next program; as many as run at a time by default. Each takes about
    /// 25 MB of memory, and a third of that for Python.
    /// </summary>
    public int? ReadyProcesses { get; init; }

    /// <summary>Gets the Python interpreter; <see langword="null"/> for the <c>python3</c> of the system.</summary>
    public string? PythonPath { get; init; }

    /// <summary>Gets the path of bubblewrap; <see langword="null"/> for the <c>bwrap</c> of the system.</summary>
    public string? BubblewrapPath { get; init; }

    /// <summary>
    /// Gets whether programs are run even where they cannot be isolated. They then have the rights of this process: its files, its network. Off by default.
    /// </summary>
    public bool AllowUnisolated { get; init; }
}
