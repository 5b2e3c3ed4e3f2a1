using System.Threading.Channels;

namespace Quorum;

/// <summary>One draw with one seed, and the chain that becomes of it.</summary>
internal abstract class Sample(int index, long seed, TimeProvider time)
{
    public int Index => index;

    public long Seed => seed;

    /// <summary>What went wrong beside the chain itself, in one sentence; <see langword="null"/> if nothing did.</summary>
    public string? Note { get; protected set; }

    /// <summary>See <see cref="Chain.TokensDrawn"/>. May be read while the sample runs.</summary>
    public abstract long TokensDrawn { get; }

    protected TimeProvider Time => time;

    /// <summary>Runs the sample to its end and hands over its chain. Never fails: the chain says how it ended.</summary>
    public async Task RunAsync(ChannelWriter<Chain> finished, CancellationToken cut)
    {
        long started = time.GetTimestamp();
        Chain chain;
        try
        {
            chain = await DrawAsync(started, cut).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Such as options that cannot be cloned. A chain that is never handed over would be waited for without end.
            chain = new Chain
            {
                Index = index,
                Seed = seed,
                Outcome = ChainOutcome.Failed,
                TokensDrawn = TokensDrawn,
                Elapsed = time.GetElapsedTime(started),
                Error = e.Message,
                Exception = e,
            };
        }

        finished.TryWrite(chain);
    }

    /// <summary>Draws.</summary>
    /// <param name="started">When the sample was started, by the clock.</param>
    /// <param name="cut">Ends the draw: it is not needed any more.</param>
    protected abstract Task<Chain> DrawAsync(long started, CancellationToken cut);
}
