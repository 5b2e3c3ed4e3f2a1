namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Draws the tokens of one decode step on several threads, the caller's among them. Once it is made it allocates nothing, and no thread waits
/// for work between two steps.
/// </summary>
internal sealed class DrawCrew
{
    private readonly Action<int, SamplerScratch> _draw;
    private readonly SamplerScratch _scratch;
    private readonly Helper[] _helpers;
    private readonly object _gate = new();

    // How many draws there are, and how many are taken: one number, since a helper that comes late must not mix those of two steps.
    private long _countAndTaken;
    private int _left;

    /// <param name="vocabularySize">The number of tokens.</param>
    /// <param name="threads">How many threads draw, at least 1.</param>
    /// <param name="draw">Draws one token, given its number in the step; it must not throw.</param>
    public DrawCrew(int vocabularySize, int threads, Action<int, SamplerScratch> draw)
    {
        _draw = draw;
        _scratch = new SamplerScratch(vocabularySize);
        _helpers = [.. Enumerable.Range(1, threads - 1).Select(_ => new Helper(this, new SamplerScratch(vocabularySize)))];
    }

    /// <summary>Draws the tokens 0 to <paramref name="count"/> - 1 and returns when all are drawn.</summary>
    public void Run(int count)
    {
        if (count == 0)
            return;

        _left = count;
        Volatile.Write(ref _countAndTaken, (long)count << 32);
        for (var i = 0; i < Math.Min(_helpers.Length, count - 1); i++)
            _helpers[i].Call();
        Work(_scratch);
        lock (_gate)
        {
            while (Volatile.Read(ref _left) > 0)
                Monitor.Wait(_gate);
        }
    }

    private void Work(SamplerScratch scratch)
    {
        while (true)
        {
            var taken = Interlocked.Increment(ref _countAndTaken);
            var index = (int)(taken & uint.MaxValue) - 1;
            if (index >= (int)(taken >> 32))
                return;

            _draw(index, scratch);
            if (Interlocked.Decrement(ref _left) > 0)
                continue;
            lock (_gate)
                Monitor.Pulse(_gate);
        }
    }

    private sealed class Helper(DrawCrew crew, SamplerScratch scratch) : IThreadPoolWorkItem
    {
        private int _isCalled;

        // One that is still on its way from an earlier step helps with this one, or not: the caller does what nobody takes.
        public void Call()
        {
            if (Interlocked.Exchange(ref _isCalled, 1) == 0)
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public void Execute()
        {
            crew.Work(scratch);
            Volatile.Write(ref _isCalled, 0);
        }
    }
}
