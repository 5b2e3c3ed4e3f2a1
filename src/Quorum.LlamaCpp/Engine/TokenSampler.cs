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
        var max = TensorPrimitives.Max(logits);
        if (!float.IsFinite(max))
            throw new LlamaException("The model's output is not a number: its file is damaged, or its weights overflow in this format.");

        var weights = scratch.Weights.AsSpan(0, logits.Length);
        var (totalOfModel, total) = TokenWeights.Exponentiate(logits, max, options.Temperature > 0 ? options.Temperature : 1, weights);
        var adjusted = logits;
        if (HasPenalties && _drawn.Count > 0)
        {
            adjusted = Penalize(logits, scratch.Logits);
            (_, total) = TokenWeights.Exponentiate(adjusted, TensorPrimitives.Max(adjusted), options.Temperature > 0 ? options.Temperature : 1, weights);
        }

        var token = options.Temperature > 0 ? DrawFrom(new TokenField(weights, scratch), total) : TensorPrimitives.IndexOfMax(adjusted);
        logProbability = logits[token] - max - MathF.Log(totalOfModel);
        return token;
    }

    /// <summary>Takes note that a token is part of the output, for the penalties.</summary>
    public void Accept(int token)
    {
        if (HasPenalties)
            CollectionsMarshal.GetValueRefOrAddDefault(_drawn, token, out _)++;
    }

    private ReadOnlySpan<float> Penalize(ReadOnlySpan<float> logits, float[] adjusted)
    {
        logits.CopyTo(adjusted);
        foreach (var (token, count) in _drawn)
            adjusted[token] -= (count * options.FrequencyPenalty) + options.PresencePenalty;
        return adjusted.AsSpan(0, logits.Length);
    }

    private int DrawFrom(TokenField field, float total)
    {
        var lightest = TokenCut.Find(ref field, total, options);
        return field.Draw(lightest, _random.NextDouble());
    }
}
