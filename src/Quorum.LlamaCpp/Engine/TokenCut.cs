using System.Numerics;
using System.Runtime.InteropServices;

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

    /// <summary>Selects the tokens that are left, in the order of their ids.</summary>
    /// <param name="weights">The weights of all tokens; the greatest is 1.</param>
    /// <param name="total">Their sum.</param>
    /// <param name="options">The cuts.</param>
    /// <param name="candidates">Receives the tokens; at least one.</param>
    public static void Select(ReadOnlySpan<float> weights, float total, SamplingOptions options, List<Candidate> candidates)
    {
        var lightest = options.TopK > 0 ? CutTopK(weights, options, candidates)
            : options.TopP < 1 ? CutTopP(weights, total, options.TopP, candidates)
            : new Candidate(weights.Length, float.Epsilon);
        var least = Math.Max(lightest.Weight, options.MinP * Slack);
        Gather(weights, least, float.PositiveInfinity, candidates);
        candidates.RemoveAll(lightest.IsHeavierThan);
    }

    private static Candidate CutTopK(ReadOnlySpan<float> weights, SamplingOptions options, List<Candidate> candidates)
    {
        var (low, high) = (float.Epsilon, 2f);
        for (var i = 0; i < 2 * Bisections; i++)
        {
            var middle = MathF.Sqrt(low) * MathF.Sqrt(high);
            if (CountFrom(weights, middle) >= options.TopK)
                low = middle;
            else
                high = middle;
        }

        Gather(weights, low, float.PositiveInfinity, candidates);
        SortHeaviestFirst(candidates);
        var kept = Math.Min(options.TopK, candidates.Count);
        var mass = 0.0;
        for (var i = 0; i < kept; i++)
            mass += candidates[i].Weight;
        return options.TopP < 1 ? LightestOf(candidates, kept, options.TopP * mass) : candidates[kept - 1];
    }

    private static Candidate CutTopP(ReadOnlySpan<float> weights, float total, float topP, List<Candidate> candidates)
    {
        // All tokens below this weight together have less mass than the cut leaves out.
        var floor = Math.Max((1 - topP) * total / weights.Length * Slack, float.Epsilon);
        var enough = topP * (double)total;
        var (low, high) = (floor, 2f);
        for (var i = 0; i < Bisections; i++)
        {
            var middle = MathF.Sqrt(low) * MathF.Sqrt(high);
            if (MassFrom(weights, middle) >= enough)
                low = middle;
            else
                high = middle;
        }

        var above = MassFrom(weights, high);
        Gather(weights, low, high, candidates);
        SortHeaviestFirst(candidates);
        return LightestOf(candidates, candidates.Count, enough - above);
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

    private static void Gather(ReadOnlySpan<float> weights, float from, float below, List<Candidate> candidates)
    {
        candidates.Clear();
        var least = new Vector<float>(from);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(weights);

        // Nearly all weights are too small, so many are passed over at once.
        for (var i = 0; i < vectors.Length; i++)
        {
            if (Vector.GreaterThanOrEqualAny(vectors[i], least))
                GatherEach(weights, i * Vector<float>.Count, (i + 1) * Vector<float>.Count, from, below, candidates);
        }

        GatherEach(weights, vectors.Length * Vector<float>.Count, weights.Length, from, below, candidates);
    }

    private static void GatherEach(ReadOnlySpan<float> weights, int start, int end, float from, float below, List<Candidate> candidates)
    {
        for (var token = start; token < end; token++)
        {
            if (weights[token] >= from && weights[token] < below)
                candidates.Add(new Candidate(token, weights[token]));
        }
    }

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
