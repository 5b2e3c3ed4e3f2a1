namespace Quorum;

/// <summary>Weights made of confidences.</summary>
internal static class ConfidenceWeights
{
    /// <summary>The confidences themselves.</summary>
    public static double?[] Linear(double[] confidences) => [.. confidences.Select(confidence => (double?)confidence)];

    /// <summary>The confidences of the highest part, at least one; of equals, the first.</summary>
    public static double?[] Top(double[] confidences, double share)
    {
        var weights = new double?[confidences.Length];
        int kept = Math.Clamp((int)Math.Ceiling(share * confidences.Length), 1, confidences.Length);
        foreach (int i in Enumerable.Range(0, confidences.Length).OrderByDescending(i => confidences[i]).Take(kept))
            weights[i] = confidences[i];

        return weights;
    }

    /// <summary>(N − rank + 1)ᵖ, with the highest confidence ranked first and equals ranked at their mean.</summary>
    public static double?[] Borda(double[] confidences, double exponent) =>
    [
        .. confidences.Select(own =>
        {
            int higher = confidences.Count(other => other > own);
            int equal = confidences.Count(other => other == own);
            double rank = higher + ((equal + 1) / 2.0);
            return (double?)Math.Pow(confidences.Length - rank + 1, exponent);
        }),
    ];

    /// <summary>exp(c / T), normalised to sum to 1.</summary>
    public static double?[] Softmax(double[] confidences, double temperature)
    {
        double highest = confidences.Max();
        double[] powers = Array.ConvertAll(confidences, confidence => Math.Exp((confidence - highest) / temperature));
        double sum = powers.Sum();
        return [.. powers.Select(power => (double?)(power / sum))];
    }

    /// <summary>One for the first chain with the highest score, nothing for the others, which count all the same. What is no number is lowest.</summary>
    public static Weights Best(IReadOnlyList<Chain> chains, Func<Chain, double> scorer)
    {
        var weights = new double?[chains.Count];
        int best = 0;
        double highest = double.NaN;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = 0;
            double score = scorer(chains[i]);
            if (score > highest || (double.IsNaN(highest) && !double.IsNaN(score)))
                (best, highest) = (i, score);
        }

        if (weights.Length > 0)
            weights[best] = 1;

        return new Weights(weights);
    }
}
