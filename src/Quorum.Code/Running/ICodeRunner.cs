namespace Quorum.Code;

/// <summary>Runs programs that are not trusted. Thread-safe.</summary>
public interface ICodeRunner
{
    /// <summary>Runs a program once, in a process of its own that ends with it. Nothing of one run is seen by another.</summary>
    /// <param name="program">The program.</param>
    /// <param name="input">What it is run on.</param>
    /// <param name="cpuTime">The CPU time for this run, if less than the runner's limit.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>What came of it; an error of the program is no exception here.</returns>
    /// <exception cref="IsolationUnavailableException">The machine cannot isolate the program.</exception>
    /// <exception cref="InvalidOperationException">The language's runtime is missing or does not start.</exception>
    Task<RunResult> RunAsync(SourceProgram program, ProgramInput input, TimeSpan? cpuTime = null, CancellationToken cancellationToken = default);
}
