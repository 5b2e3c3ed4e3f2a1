namespace Quorum;

/// <summary>How often at least one of k samples is right, for every k, estimated without bias from n samples: pass@k.</summary>
/// <remarks>1 − C(n − c, k)/C(n, k), the mean over all subsets (Chen et al. 2021, arXiv 2107.03374).</remarks>
public static class PassCurve
{
    /// <summary>Computes the curve.</summary>
    /// <param name="samples">The number of samples, n.</param>
    /// <param name="correct">How many of them are right, c.</param>
    /// <returns>One number from 0 to 1 for each k from 1 to n, at the place k − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or more are right than there are.</exception>
    public static double[] Of(int samples, int correct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentOutOfRangeException.ThrowIfNegative(correct);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(correct, samples);
        double[] curve = new double[samples];
        double none = 1;
        for (int k = 1; k <= samples; k++)
        {
            none *= Math.Max(0, samples - correct - k + 1.0) / (samples - k + 1);
            curve[k - 1] = 1 - none;
        }

        return curve;
    }
}
