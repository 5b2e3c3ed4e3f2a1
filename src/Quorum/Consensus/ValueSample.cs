using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>A sample that is a call of a function. If that fails, so does the sample; if it was cut, that is how it ended.</summary>
internal sealed class ValueSample<T>(
    int index, long seed, Func<long, CancellationToken, Task<SampledValue<T>>> draw, EquivalenceClasses<T> classes, TimeProvider time)
    : Sample(index, seed, time)
    where T : notnull
{
    private long _tokensDrawn;

    /// <summary>What the sample drew; <see langword="null"/> while it runs, and if it came to nothing.</summary>
    public SampledValue<T>? Drawn { get; private set; }

    public override long TokensDrawn => Interlocked.Read(ref _tokensDrawn);

    protected override async Task<Chain> DrawAsync(long started, CancellationToken cut)
    {
        Answer? answer = null;
        try
        {
            SampledValue<T> drawn = await draw(Seed, cut).ConfigureAwait(false);
            Interlocked.Exchange(ref _tokensDrawn, drawn.Usage?.OutputTokenCount ?? 0);
            answer = drawn.Value is { } value ? classes.ToAnswer(value) : null;
            Drawn = drawn;
        }
        catch (Exception) when (cut.IsCancellationRequested)
        {
            // Nobody waits for the value any more.
        }

        return new Chain
        {
            Index = Index,
            Seed = Seed,
            Outcome = Drawn is null ? ChainOutcome.Cancelled : answer is null ? ChainOutcome.NoAnswer : ChainOutcome.Answered,
            Reasoning = Drawn?.Reasoning ?? "",
            Text = Drawn?.Text ?? "",
            Answer = answer,
            Verification = Drawn?.Verification,
            FinishReason = Drawn is null ? null : ChatFinishReason.Stop,
            Usage = Drawn?.Usage,
            TokensDrawn = TokensDrawn,
            Elapsed = Time.GetElapsedTime(started),
        };
    }
}
