using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Finds which tokens top-k, then top-p among those, then min-p leave. A whole vocabulary is never sorted: the weight at which the cut lies is
/// found by bisection with vectors, and only the few tokens near it are looked at one by one.
/// </summary>
internal static class TokenCut
{
    private const int Bisections = 8;

    // So that the most probable token always passes, should its exp(0) be rounded below 1.
    private const float Slack = 1 - 1e-6f;

    private delegate double Measure(ReadOnlySpan<float> weights, float from);

    /// <summary>Selects the tokens that are left, in the order of their ids.</summary>
    /// <param name="weights">The weights of all tokens; the greatest is 1.</param>
    /// <param name="total">Their sum.</param>
    /// <param name="options">The cuts.</param>
    /// <param name="candidates">Receives the tokens; at least one.</param>
    /// <param name="near">Room for those near the cut.</param>
    public static void Select(ReadOnlySpan<float> weights, float total, SamplingOptions options, List<Candidate> candidates, List<Candidate> near)
    {
        var lightest = new Candidate(weights.Length, float.Epsilon);
        if (options.TopK > 0)
            lightest = CutTopK(weights, options, candidates, near);
        else if (options.TopP < 1)
            lightest = CutTopP(weights, total, options.TopP, candidates, near);
        else
            Gather(weights, lightest.Weight, candidates);

        var least = options.MinP * Slack;
        candidates.RemoveAll(candidate => lightest.IsHeavierThan(candidate) || candidate.Weight < least);
    }

    private static Candidate CutTopK(ReadOnlySpan<float> weights, SamplingOptions options, List<Candidate> candidates, List<Candidate> near)
    {
        var (low, _) = Bisect(weights, float.Epsilon, 2 * Bisections, options.TopK, static (all, from) => CountFrom(all, from));
        Gather(weights, low, candidates);
        near.Clear();
        near.AddRange(candidates);
        SortHeaviestFirst(near);
        var kept = Math.Min(options.TopK, near.Count);
        var mass = 0.0;
        for (var i = 0; i < kept; i++)
            mass += near[i].Weight;
        return options.TopP < 1 ? LightestOf(near, kept, options.TopP * mass) : near[kept - 1];
    }

    private static Candidate CutTopP(ReadOnlySpan<float> weights, float total, float topP, List<Candidate> candidates, List<Candidate> near)
    {
        // All tokens below this weight together have less mass than the cut leaves out.
        var floor = Math.Max((1 - topP) * total / weights.Length * Slack, float.Epsilon);
        var enough = topP * (double)total;
        var (low, high) = Bisect(weights, floor, Bisections, enough, static (all, from) => MassFrom(all, from));

        // Those above the cut are in for certain; only those in between are put in order.
        Gather(weights, low, candidates);
        near.Clear();
        foreach (var candidate in candidates)
        {
            if (candidate.Weight < high)
                near.Add(candidate);
            else
                enough -= candidate.Weight;
        }

        // Rounding may leave none, when next to nothing is to be cut.
        SortHeaviestFirst(near);
        return near.Count > 0 ? LightestOf(near, near.Count, enough) : new Candidate(weights.Length, low);
    }

    // Closes in on the weight from which on the tokens are just enough: from low on they are, from high on they are not.
    private static (float Low, float High) Bisect(ReadOnlySpan<float> weights, float low, int rounds, double enough, Measure measureFrom)
    {
        var high = 2f;
        for (var i = 0; i < rounds; i++)
        {
            var middle = MathF.Sqrt(low) * MathF.Sqrt(high);
            if (measureFrom(weights, middle) >= enough)
                low = middle;
            else
                high = middle;
        }

        return (low, high);
    }

    // The last of those that are needed for the mass.
    private static Candidate LightestOf(List<Candidate> candidates, int most, double enough)
    {
        var mass = 0.0;
        for (var i = 0; i < most - 1; i++)
        {
            mass += candidates[i].Weight;
            if (mass >= enough)
                return candidates[i];
        }

        return candidates[most - 1];
    }

    private static void SortHeaviestFirst(List<Candidate> candidates) =>
        candidates.Sort(static (a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Token.CompareTo(b.Token));

    // Compiled at full strength at once: the first tokens of a program count as well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather(ReadOnlySpan<float> weights, float from, List<Candidate> candidates)
    {
        candidates.Clear();
        var least = Vector256.Create(from);
        var start = 0;
        for (; start <= weights.Length - Vector256<float>.Count; start += Vector256<float>.Count)
        {
            // Most weights are too small, and nobody can predict which are not, so there is no branch for each.
            var hits = Vector256.GreaterThanOrEqual(Vector256.Create(weights.Slice(start, Vector256<float>.Count)), least).ExtractMostSignificantBits();
            for (; hits != 0; hits &= hits - 1)
            {
                var token = start + BitOperations.TrailingZeroCount(hits);
                candidates.Add(new Candidate(token, weights[token]));
            }
        }

        for (; start < weights.Length; start++)
        {
            if (weights[start] >= from)
                candidates.Add(new Candidate(start, weights[start]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float MassFrom(ReadOnlySpan<float> weights, float from)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var least = new Vector<float>(from);
        var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i + 1 < vectors.Length; i += 2)
        {
            even += Vector.ConditionalSelect(Vector.GreaterThanOrEqual(vectors[i], least), vectors[i], Vector<float>.Zero);
            odd += Vector.ConditionalSelect(Vector.GreaterThanOrEqual(vectors[i + 1], least), vectors[i + 1], Vector<float>.Zero);
        }

        var mass = Vector.Sum(even + odd);
        for (var token = i * Vector<float>.Count; token < weights.Length; token++)
            mass += weights[token] >= from ? weights[token] : 0;
        return mass;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CountFrom(ReadOnlySpan<float> weights, float from)
    {
        var least = new Vector<float>(from);
        var negative = Vector<int>.Zero;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(weights);
        foreach (var vector in vectors)
            negative += Vector.GreaterThanOrEqual(vector, least);

        var count = -Vector.Sum(negative);
        foreach (var weight in weights[(vectors.Length * Vector<float>.Count)..])
            count += weight >= from ? 1 : 0;
        return count;
    }
}
