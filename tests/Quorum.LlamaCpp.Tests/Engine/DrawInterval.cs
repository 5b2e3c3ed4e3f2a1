namespace Quorum.LlamaCpp.Tests.Engine;

/// <summary>Where in [0, 1) the draws lie that give a token, by the textbook: temperature, top-p, and the tokens in the order of their ids.</summary>
internal static class DrawInterval
{
    /// <summary>Tells whether a draw gives a token, or is so close to doing so that logits within a tolerance decide it.</summary>
    public static bool Contains(float[] logits, SamplingOptions sampling, int token, double draw, float tolerance)
    {
        var max = logits.Max();
        var weights = logits.Select(logit => Math.Exp((logit - (double)max) / sampling.Temperature)).ToArray();
        var total = weights.Sum();

        // A share of the mass changes by no more than this factor when each logit changes by the tolerance.
        var slack = Math.Exp(2 * tolerance / sampling.Temperature) - 1;
        var descending = weights.Index().OrderByDescending(weight => weight.Item).ThenBy(weight => weight.Index).ToList();
        var mass = 0.0;
        var kept = new double[weights.Length];
        foreach (var (index, weight) in descending)
        {
            // Whether the token at the border of top-p belongs to the rest decides on all the others, so both are tried.
            var isBorder = Math.Abs((mass / total) - sampling.TopP) <= slack;
            if (isBorder && IsWithin(kept, token, draw, slack))
                return true;
            if (mass >= sampling.TopP * total && !isBorder)
                break;

            kept[index] = weight;
            mass += weight;
        }

        return IsWithin(kept, token, draw, slack);
    }

    private static bool IsWithin(double[] kept, int token, double draw, double slack)
    {
        if (kept[token] == 0)
            return false;

        var total = kept.Sum();
        var low = kept.Take(token).Sum() / total;
        var high = low + (kept[token] / total);
        return draw >= low - slack && draw < high + slack;
    }
}
