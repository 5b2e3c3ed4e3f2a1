using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Engine;

/// <summary>Draws the tokens of one sequence, with a random stream of its own.</summary>
internal sealed class TokenSampler(SamplingOptions options)
{
    private readonly Dictionary<int, int> _drawn = [];
    private SplitMix64 _random = new((ulong)(options.Seed ?? Random.Shared.NextInt64()));

    /// <summary>Draws a token.</summary>
    /// <param name="logits">The model's logits, one a token of the vocabulary; not changed.</param>
    /// <param name="scratch">Room that the sequences of one engine share.</param>
    /// <param name="logProbability">The natural logarithm of the token's probability under the model itself.</param>
    /// <returns>The token.</returns>
    /// <exception cref="LlamaException">The logits are not numbers.</exception>
    public int Draw(ReadOnlySpan<float> logits, SamplerScratch scratch, out float logProbability)
    {
        var token = TensorPrimitives.IndexOfMax(logits);
        var max = logits[token];
        if (!float.IsFinite(max))
            throw new LlamaException("The model's output is not a number: its file is damaged, or its weights overflow in this format.");

        var weights = scratch.Weights.AsSpan(0, logits.Length);
        var logTotal = max + MathF.Log(ExpSum(logits, max, 1, weights));

        var penalized = HasPenalties && _drawn.Count > 0;
        if (penalized)
        {
            var adjusted = scratch.Logits.AsSpan(0, logits.Length);
            Penalize(logits, adjusted);
            token = TensorPrimitives.IndexOfMax<float>(adjusted);
            if (options.Temperature > 0)
                token = DrawFrom(weights, ExpSum(adjusted, adjusted[token], options.Temperature, weights), scratch.Candidates);
        }
        else if (options.Temperature > 0)
        {
            token = DrawFrom(weights, ExpSum(logits, max, options.Temperature, weights), scratch.Candidates);
        }

        logProbability = logits[token] - logTotal;
        if (HasPenalties)
            CollectionsMarshal.GetValueRefOrAddDefault(_drawn, token, out _)++;
        return token;
    }

    private bool HasPenalties => options.FrequencyPenalty != 0 || options.PresencePenalty != 0;

    // weights[i] = exp((logits[i] - max) / temperature); their sum is returned.
    private static float ExpSum(ReadOnlySpan<float> logits, float max, float temperature, Span<float> weights)
    {
        TensorPrimitives.Subtract(logits, max, weights);
        if (temperature != 1)
            TensorPrimitives.Divide(weights, temperature, weights);
        TensorPrimitives.Exp<float>(weights, weights);
        return TensorPrimitives.Sum<float>(weights);
    }

    private void Penalize(ReadOnlySpan<float> logits, Span<float> adjusted)
    {
        logits.CopyTo(adjusted);
        foreach (var (token, count) in _drawn)
            adjusted[token] -= (count * options.FrequencyPenalty) + options.PresencePenalty;
    }

    private int DrawFrom(ReadOnlySpan<float> weights, float total, List<Candidate> candidates)
    {
        SelectCandidates(weights, total, candidates);
        Cut(candidates, total);
        var mass = 0.0;
        foreach (var candidate in candidates)
            mass += candidate.Weight;

        var target = _random.NextDouble() * mass;
        foreach (var candidate in candidates)
        {
            target -= candidate.Weight;
            if (target < 0)
                return candidate.Token;
        }

        return candidates[^1].Token;
    }

    // Sorting a whole vocabulary costs more than anything else here, so only the tokens above a floor are sorted, and the floor sinks
    // until the cut lies certainly above it. The weight of the most probable token is 1 by construction.
    private void SelectCandidates(ReadOnlySpan<float> weights, float total, List<Candidate> candidates)
    {
        var floor = options is { TopP: >= 1, TopK: 0 } ? options.MinP : 1e-3f;
        while (true)
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

            var topKIsIn = options.TopK > 0 && candidates.Count >= options.TopK;
            var topPIsIn = options.TopP < 1 && mass >= options.TopP * total;
            if (floor <= options.MinP || topKIsIn || topPIsIn)
                break;
            floor = floor < 1e-12f ? options.MinP : floor / 64;
        }

    }

    private void Cut(List<Candidate> candidates, float total)
    {
        if (options is { TopP: >= 1, TopK: 0 })
            return;

        candidates.Sort(static (a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Token.CompareTo(b.Token));
        if (options.TopK > 0 && candidates.Count > options.TopK)
            candidates.RemoveRange(options.TopK, candidates.Count - options.TopK);
        CutTopP(candidates, options.TopK > 0 ? null : total);
        var keep = candidates.FindIndex(candidate => candidate.Weight < options.MinP);
        if (keep > 0)
            candidates.RemoveRange(keep, candidates.Count - keep);
    }

    private void CutTopP(List<Candidate> candidates, float? total)
    {
        if (options.TopP >= 1)
            return;

        // After top-k the probabilities are those among the tokens that are left.
        var enough = options.TopP * (total ?? candidates.Sum(candidate => (double)candidate.Weight));
        var mass = 0.0;
        for (var i = 0; i < candidates.Count; i++)
        {
            mass += candidates[i].Weight;
            if (mass >= enough)
            {
                candidates.RemoveRange(i + 1, candidates.Count - i - 1);
                return;
            }
        }
    }
}
