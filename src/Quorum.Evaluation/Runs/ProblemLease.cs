using System.Globalization;

namespace Quorum.Evaluation;

/// <summary>The right to draw the samples of a problem, until the last of them is on the disk.</summary>
internal sealed class ProblemLease
{
    private readonly FileLock _lock;
    private int _uses = 1;

    private ProblemLease(FileLock taken) => _lock = taken;

    /// <summary>Takes the lease of the problem at a place in the run's list; <see langword="null"/> if another process has it.</summary>
    public static ProblemLease? TryTake(EvaluationRun run, int index) =>
        FileLock.TryTake(Path.Combine(run.LeaseFolder, index.ToString("D6", CultureInfo.InvariantCulture))) is { } taken ? new ProblemLease(taken) : null;

    /// <summary>Keeps it for one more sample.</summary>
    public void Use() => Interlocked.Increment(ref _uses);

    /// <summary>Gives it back for one sample, or for the search for samples; the last one releases it.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _uses) == 0)
            _lock.Dispose();
    }
}
