using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// The passes over a whole vocabulary that drawing a token takes, in vectors. With 128,256 tokens logits do not stay in the cache, so what counts
/// is how often they are read.
/// </summary>
internal static class TokenWeights
{
    // exp(-87) is about the least normal number.
    private const float LeastExponent = -87;

    /// <summary>
    /// Makes weights of logits, <c>exp((logit - max) / temperature)</c>, and sums up both them and those of temperature 1: one pass for what the
    /// model itself says and what is drawn from.
    /// </summary>
    /// <param name="logits">The logits.</param>
    /// <param name="max">The greatest of them.</param>
    /// <param name="temperature">The temperature, above 0.</param>
    /// <param name="weights">Receives the weights; that of the most probable token is 1.</param>
    /// <returns>The sum at temperature 1, and that of the weights.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (float TotalOfModel, float Total) Exponentiate(ReadOnlySpan<float> logits, float max, float temperature, Span<float> weights)
    {
        var inverse = MathF.Min(1 / temperature, float.MaxValue);
        var start = logits.Length - (logits.Length % Vector<float>.Count);
        var inputs = MemoryMarshal.Cast<float, Vector<float>>(logits[..start]);
        var outputs = MemoryMarshal.Cast<float, Vector<float>>(weights[..start]);
        var (ofModel, ofWeights) = (Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i < inputs.Length; i++)
        {
            var distance = inputs[i] - new Vector<float>(max);
            var weight = Exp(distance * inverse);
            outputs[i] = weight;
            ofWeights += weight;
            if (temperature != 1)
                ofModel += Exp(distance);
        }

        var (totalOfModel, total) = (Vector.Sum(ofModel), Vector.Sum(ofWeights));
        for (var i = start; i < logits.Length; i++)
        {
            weights[i] = MathF.Exp((logits[i] - max) * inverse);
            total += weights[i];
            totalOfModel += MathF.Exp(logits[i] - max);
        }

        return (temperature != 1 ? totalOfModel : total, total);
    }

    /// <summary>The number of weights from a least one on, and their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (int Count, double Mass) From(ReadOnlySpan<float> weights, float least)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var limit = new Vector<float>(least);
        var (count, mass) = (Vector<int>.Zero, Vector<float>.Zero);
        foreach (var vector in vectors)
        {
            var isIn = Vector.GreaterThanOrEqual(vector, limit);
            count -= isIn;
            mass += Vector.BitwiseAnd(vector, Vector.AsVectorSingle(isIn));
        }

        var (counted, summed) = (Vector.Sum(count), (double)Vector.Sum(mass));
        foreach (var weight in weights[(vectors.Length * Vector<float>.Count)..])
        {
            if (weight >= least)
                (counted, summed) = (counted + 1, summed + weight);
        }

        return (counted, summed);
    }

    /// <summary>Lists the indices of the weights in <c>[least, bound)</c>, in order, as far as there is room.</summary>
    /// <returns>How many there are, or -1 if there are more than <paramref name="indices"/> takes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Gather(ReadOnlySpan<float> weights, float least, float bound, Span<int> indices)
    {
        var (count, start) = (0, 0);
        var (from, to) = (new Vector<float>(least), new Vector<float>(bound));
        for (; start <= weights.Length - Vector<float>.Count; start += Vector<float>.Count)
        {
            // Most weights are too small, so most vectors are passed over at once.
            var vector = new Vector<float>(weights[start..]);
            if (!Vector.GreaterThanOrEqualAny(vector, from))
                continue;

            var isIn = Vector.BitwiseAnd(Vector.GreaterThanOrEqual(vector, from), Vector.LessThan(vector, to));
            for (var lane = 0; lane < Vector<float>.Count; lane++)
            {
                if (isIn[lane] == 0)
                    continue;
                if (count == indices.Length)
                    return -1;
                indices[count++] = start + lane;
            }
        }

        for (; start < weights.Length; start++)
        {
            if (weights[start] < least || weights[start] >= bound)
                continue;
            if (count == indices.Length)
                return -1;
            indices[count++] = start;
        }

        return count;
    }

    // e^x = 2^n e^f with |f| <= ln(2)/2, where the seventh term of the series is below single precision. Below the least exponent it is 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Exp(Vector<float> x)
    {
        var isTooSmall = Vector.LessThan(x, new Vector<float>(LeastExponent));
        x = Vector.Max(x, new Vector<float>(LeastExponent));
        var power = Vector.Round(x * new Vector<float>(1.442695041f));

        // ln 2 in two parts, the first with few enough bits that its product with n is exact.
        var rest = Vector.FusedMultiplyAdd(power, new Vector<float>(-0.693359375f), x);
        rest = Vector.FusedMultiplyAdd(power, new Vector<float>(2.1219444e-4f), rest);
        var sum = new Vector<float>(1f / 5040);
        sum = Vector.FusedMultiplyAdd(sum, rest, new Vector<float>(1f / 720));
        sum = Vector.FusedMultiplyAdd(sum, rest, new Vector<float>(1f / 120));
        sum = Vector.FusedMultiplyAdd(sum, rest, new Vector<float>(1f / 24));
        sum = Vector.FusedMultiplyAdd(sum, rest, new Vector<float>(1f / 6));
        sum = Vector.FusedMultiplyAdd(sum, rest, new Vector<float>(0.5f));
        sum = Vector.FusedMultiplyAdd(sum, rest, Vector<float>.One);
        sum = Vector.FusedMultiplyAdd(sum, rest, Vector<float>.One);
        var scaled = Vector.AsVectorSingle(Vector.AsVectorInt32(sum) + Vector.ShiftLeft(Vector.ConvertToInt32(power), 23));
        return Vector.AndNot(scaled, Vector.AsVectorSingle(isTooSmall));
    }
}
