using System.Buffers;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Finds which tokens top-k, then top-p among those, then min-p leave. A whole vocabulary is never sorted: the weight at which the cut lies is
/// closed in on by bisection, and only the few tokens near it are put in order.
/// </summary>
internal static class TokenCut
{
    // So few are sorted faster than another pass over the vocabulary tells more of them apart.
    private const int FewEnough = 64;

    // Equal weights cannot be told apart by any number of passes.
    private const int MostPasses = 24;

    // So that the most probable token always passes, should its exp(0) be rounded below 1.
    private const float Slack = 1 - 1e-6f;

    private enum Measure
    {
        Count,
        Mass,
    }

    /// <summary>Finds the lightest token that is left; those that are heavier are left as well.</summary>
    /// <param name="field">The weights of all tokens, of which the greatest is 1; narrowed to those that may be left where that is cheap.</param>
    /// <param name="total">Their sum.</param>
    /// <param name="options">The cuts.</param>
    public static Candidate Find(ref TokenField field, float total, SamplingOptions options)
    {
        var lightest = new Candidate(int.MaxValue, float.Epsilon);
        var (mass, count) = ((double)total, field.Weights.Length);
        if (options.TopK > 0 && options.TopK < count)
        {
            lightest = Find(ref field, float.Epsilon, options.TopK, Measure.Count);
            (mass, count) = (field.MassFrom(lightest), options.TopK);
        }

        if (options.TopP < 1)
        {
            // All tokens below this weight together have less mass than the cut leaves out.
            var floor = Math.Max((1 - options.TopP) * (float)mass / count * Slack, lightest.Weight);
            var nucleus = Find(ref field, floor, options.TopP * mass, Measure.Mass);
            lightest = nucleus.IsHeavierThan(lightest) ? nucleus : lightest;
        }

        var least = options.MinP * Slack;
        return lightest.Weight >= least ? lightest : new Candidate(int.MaxValue, least);
    }

    private static Candidate Find(ref TokenField field, float low, double enough, Measure measure)
    {
        // Of the tokens from low on there are enough, of those from high on there are not.
        var high = 2f;
        var (from, above) = (TokenWeights.From(field.Weights, low), (Count: 0, Mass: 0.0));
        field.TryNarrow(low, from.Count);
        for (var pass = 0; pass < MostPasses && from.Count - above.Count > FewEnough; pass++)
        {
            var middle = MathF.Sqrt(low) * MathF.Sqrt(high);
            var fromMiddle = TokenWeights.From(field.Weights, middle);
            if ((measure == Measure.Count ? fromMiddle.Count : fromMiddle.Mass) < enough)
            {
                (high, above) = (middle, fromMiddle);
                continue;
            }

            (low, from) = (middle, fromMiddle);
            field.TryNarrow(low, from.Count);
        }

        return LastNeeded(field, low, high, from.Count - above.Count, enough - (measure == Measure.Count ? above.Count : above.Mass), measure);
    }

    // Of the tokens near the cut, heaviest first, the last of those that are needed.
    private static Candidate LastNeeded(TokenField field, float low, float high, int count, double enough, Measure measure)
    {
        var rented = count > FewEnough ? ArrayPool<Candidate>.Shared.Rent(count) : null;
        Span<Candidate> near = rented ?? stackalloc Candidate[FewEnough];
        near = near[..field.Gather(low, high, near[..count])];
        near.Sort(static (a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Token.CompareTo(b.Token));

        // Rounding may leave none, when next to nothing is to be cut.
        var last = new Candidate(int.MaxValue, low);
        foreach (var candidate in near)
        {
            last = candidate;
            enough -= measure == Measure.Count ? 1 : candidate.Weight;
            if (enough <= 0)
                break;
        }

        if (rented is not null)
            ArrayPool<Candidate>.Shared.Return(rented);
        return last;
    }
}
