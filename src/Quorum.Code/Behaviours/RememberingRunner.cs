using System.Collections.Concurrent;

namespace Quorum.Code.Behaviours;

/// <summary>Runs each program on each input once; samples often are the same program, and inputs are added as they are needed. Thread-safe.</summary>
internal sealed class RememberingRunner(ICodeRunner runner) : ICodeRunner
{
    private readonly ConcurrentDictionary<(SourceProgram, ProgramInput), Memory> _memories = new();

    public async Task<RunResult> RunAsync(SourceProgram program, ProgramInput input, TimeSpan? cpuTime = null, CancellationToken cancellationToken = default)
    {
        Memory memory = _memories.GetOrAdd((program, input), _ => new Memory());
        if (memory.Result is { } known)
            return known;

        // Whoever waits takes over if the one that runs is cancelled.
        await memory.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return memory.Result ??= await runner.RunAsync(program, input, cpuTime, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            memory.Gate.Release();
        }
    }

    // Nothing asks the semaphore for its handle, so there is nothing to dispose of.
    private sealed class Memory
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public RunResult? Result { get; set; }
    }
}
