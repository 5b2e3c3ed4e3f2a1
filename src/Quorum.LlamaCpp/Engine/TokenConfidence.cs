using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Quorum.LlamaCpp.Engine;

/// <summary>How certain the model itself is at one place, whatever the penalties, the temperature and the cuts make of it.</summary>
internal static class TokenConfidence
{
    /// <summary>How many of the most probable tokens count, as in the paper's own measurements.</summary>
    public const int TopTokens = 20;

    private const int SumBlock = 4096;

    /// <summary>
    /// The token confidence of DeepConf (Fu et al. 2025, arXiv 2508.15260): the negative mean of the log-probabilities of the most probable
    /// tokens.
    /// </summary>
    /// <param name="logits">The model's logits.</param>
    /// <param name="logTotal">The logarithm of the sum of their exponentials.</param>
    public static float OfTopTokens(ReadOnlySpan<float> logits, float logTotal)
    {
        Span<float> top = stackalloc float[TopTokens];
        top = top[..Math.Min(TopTokens, logits.Length)];
        SelectTop(logits, top);
        var sum = 0.0;
        foreach (var logit in top)
            sum += logit;
        return (float)(logTotal - (sum / top.Length));
    }

    /// <summary>
    /// The self-certainty (Kang et al. 2025, arXiv 2502.18581): KL(uniform ‖ model) over the whole vocabulary, in nats; the mean of the logits is
    /// all that it takes.
    /// </summary>
    /// <inheritdoc cref="OfTopTokens" path="/param"/>
    public static float SelfCertainty(ReadOnlySpan<float> logits, float logTotal)
    {
        // In blocks, so that the rounding of a long sum in single precision does not show.
        var sum = 0.0;
        for (var rest = logits; rest.Length > 0; rest = rest[Math.Min(SumBlock, rest.Length)..])
            sum += TensorPrimitives.Sum(rest[..Math.Min(SumBlock, rest.Length)]);
        return (float)(logTotal - (sum / logits.Length) - Math.Log(logits.Length));
    }

    // One pass against the least of the best so far: in any but a sorted vocabulary, next to none of the tokens passes it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SelectTop(ReadOnlySpan<float> logits, Span<float> top)
    {
        logits[..top.Length].CopyTo(top);
        top.Sort();
        var start = top.Length;
        var least = Vector256.Create(top[0]);
        for (; start <= logits.Length - Vector256<float>.Count; start += Vector256<float>.Count)
        {
            var hits = Vector256.GreaterThan(Vector256.Create(logits.Slice(start, Vector256<float>.Count)), least).ExtractMostSignificantBits();
            if (hits == 0)
                continue;

            for (; hits != 0; hits &= hits - 1)
                Insert(logits[start + BitOperations.TrailingZeroCount(hits)], top);
            least = Vector256.Create(top[0]);
        }

        for (; start < logits.Length; start++)
            Insert(logits[start], top);
    }

    // The least comes first, and makes room.
    private static void Insert(float logit, Span<float> top)
    {
        if (logit <= top[0])
            return;

        var place = 1;
        for (; place < top.Length && top[place] < logit; place++)
            top[place - 1] = top[place];
        top[place - 1] = logit;
    }
}
