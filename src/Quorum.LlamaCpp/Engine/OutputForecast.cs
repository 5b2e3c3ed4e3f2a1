namespace Quorum.LlamaCpp.Engine;

/// <summary>Predicts how many tokens an output will have: as many as recent ones had, within what its request allows.</summary>
internal sealed class OutputForecast
{
    // Even a sequence that seems to be at its end is let in only if so many tokens have room, so that it is not paused again at once.
    private const int Least = 16;

    private const double Weight = 1.0 / 16;

    private double _mean = Least;

    /// <summary>Takes an ended output into account.</summary>
    public void Learn(int tokens) => _mean += Weight * (tokens - _mean);

    /// <summary>The tokens that a sequence will probably still draw.</summary>
    public int Remaining(Sequence sequence)
    {
        var drawn = sequence.Tokens.Count - sequence.PromptLength;
        return (int)Math.Min(sequence.MaxLength - sequence.Tokens.Count, Math.Max(Least, _mean - drawn));
    }
}
