using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Engine;

/// <summary>Draws the tokens of one sequence, with a random stream of its own.</summary>
internal sealed class TokenSampler(SamplingOptions options)
{
    private readonly Dictionary<int, int> _drawn = [];
    private SplitMix64 _random = new((ulong)(options.Seed ?? Random.Shared.NextInt64()));

    private bool HasPenalties => options.FrequencyPenalty != 0 || options.PresencePenalty != 0;

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

        var adjusted = logits;
        if (HasPenalties && _drawn.Count > 0)
        {
            adjusted = Penalize(logits, scratch.Logits);
            token = TensorPrimitives.IndexOfMax(adjusted);
        }

        if (options.Temperature > 0)
            token = DrawFrom(weights, ExpSum(adjusted, adjusted[token], options.Temperature, weights), scratch.Candidates, scratch.Near);

        logProbability = logits[token] - logTotal;
        if (HasPenalties)
            CollectionsMarshal.GetValueRefOrAddDefault(_drawn, token, out _)++;
        return token;
    }

    // weights[i] = exp((logits[i] - max) / temperature), so that of the most probable token is 1; their sum is returned.
    private static float ExpSum(ReadOnlySpan<float> logits, float max, float temperature, Span<float> weights)
    {
        TensorPrimitives.Subtract(logits, max, weights);
        if (temperature != 1)
            TensorPrimitives.Multiply(weights, MathF.Min(1 / temperature, float.MaxValue), weights);
        TensorPrimitives.Exp<float>(weights, weights);
        return TensorPrimitives.Sum<float>(weights);
    }

    private ReadOnlySpan<float> Penalize(ReadOnlySpan<float> logits, float[] adjusted)
    {
        logits.CopyTo(adjusted);
        foreach (var (token, count) in _drawn)
            adjusted[token] -= (count * options.FrequencyPenalty) + options.PresencePenalty;
        return adjusted.AsSpan(0, logits.Length);
    }

    // Tokens are taken in the order of their ids, not of their weights: rounding may swap two of almost equal weight, and must not swap
    // what is drawn with them.
    private int DrawFrom(ReadOnlySpan<float> weights, float total, List<Candidate> candidates, List<Candidate> near)
    {
        TokenCut.Select(weights, total, options, candidates, near);
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
}
