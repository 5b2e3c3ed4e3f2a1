using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Finds which tokens top-k, then top-p among those, then min-p leave. Nothing is sorted, since sorting a flat distribution over a large
/// vocabulary costs more than all the rest: the cut is found by selection (Hoare 1961, "Find"), in linear time on average.
/// </summary>
internal static class TokenCut
{
    // Nearly always all that matters is above this weight (relative to the most probable token), and then little is looked at.
    private const float UsualFloor = 1e-3f;

    // So that the most probable token always passes, should its exp(0) be rounded below 1.
    private const float Slack = 1 - 1e-6f;

    /// <summary>Finds the lightest token that is left.</summary>
    /// <param name="weights">The weights of all tokens; the greatest is 1.</param>
    /// <param name="total">Their sum.</param>
    /// <param name="options">The cuts.</param>
    /// <param name="candidates">Room to work in.</param>
    public static Candidate Find(ReadOnlySpan<float> weights, float total, SamplingOptions options, List<Candidate> candidates)
    {
        if (options is { TopK: 0, TopP: >= 1 })
            return new Candidate(weights.Length, Math.Max(options.MinP * Slack, float.Epsilon));

        var mass = Gather(weights, UsualFloor, candidates);
        if (options.TopK > 0 ? candidates.Count < options.TopK : mass < options.TopP * total)
            Gather(weights, float.Epsilon, candidates);

        var left = CollectionsMarshal.AsSpan(candidates);
        mass = total;
        if (options.TopK > 0)
        {
            left = left[..KeepHeaviest(left, options.TopK, double.PositiveInfinity)];
            mass = 0;
            foreach (var candidate in left)
                mass += candidate.Weight;
        }

        if (options.TopP < 1)
            left = left[..KeepHeaviest(left, left.Length, options.TopP * mass)];
        return Lightest(left, options.MinP * Slack);
    }

    private static double Gather(ReadOnlySpan<float> weights, float floor, List<Candidate> candidates)
    {
        candidates.Clear();
        var mass = 0.0;
        for (var token = 0; token < weights.Length; token++)
        {
            if (weights[token] >= floor)
            {
                candidates.Add(new Candidate(token, weights[token]));
                mass += weights[token];
            }
        }

        return mass;
    }

    /// <summary>
    /// Moves the heaviest candidates to the front: as few as reach <paramref name="enough"/> mass, but at most <paramref name="most"/>.
    /// </summary>
    /// <returns>How many they are; at least one.</returns>
    private static int KeepHeaviest(Span<Candidate> candidates, int most, double enough)
    {
        // The first low ones are kept and not yet enough; the first high ones are enough.
        var (low, high, massBelow) = (0, candidates.Length, 0.0);
        while (high - low > 1)
        {
            var (place, mass) = Partition(candidates[low..high]);
            var pivot = low + place;
            mass += massBelow;
            if (pivot >= most || mass >= enough)
            {
                high = pivot;
                continue;
            }

            low = pivot + 1;
            massBelow = mass + candidates[pivot].Weight;
            if (low >= most || massBelow >= enough)
                return low;
        }

        return high;
    }

    // Puts the heavier ones before a pivot; returns its place and the mass before it.
    private static (int Pivot, double Mass) Partition(Span<Candidate> candidates)
    {
        var last = candidates.Length - 1;
        (candidates[last / 2], candidates[last]) = (candidates[last], candidates[last / 2]);
        var pivot = candidates[last];
        var (place, mass) = (0, 0.0);
        for (var i = 0; i < last; i++)
        {
            if (!candidates[i].IsHeavierThan(pivot))
                continue;

            mass += candidates[i].Weight;
            (candidates[place], candidates[i]) = (candidates[i], candidates[place]);
            place++;
        }

        (candidates[place], candidates[last]) = (candidates[last], candidates[place]);
        return (place, mass);
    }

    private static Candidate Lightest(ReadOnlySpan<Candidate> candidates, float least)
    {
        var lightest = new Candidate(-1, float.PositiveInfinity);
        foreach (var candidate in candidates)
        {
            if (candidate.Weight >= least && lightest.IsHeavierThan(candidate))
                lightest = candidate;
        }

        return lightest;
    }
}
