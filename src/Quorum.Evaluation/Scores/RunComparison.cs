using System.Globalization;

namespace Quorum.Evaluation;

/// <summary>Two runs compared on the problems that both have.</summary>
public sealed class RunComparison
{
    /// <summary>
    /// The fewest problems on which a difference can be told from chance at the level of 0.05: even if one run is better on all of n problems, a fair coin
    /// does as well with a probability of 2/2ⁿ, which is below 0.05 from 6 on. The bootstrap does not know that and is too sure of a few.
    /// </summary>
    public const int FewestProblems = 6;

    private RunComparison(int problems, int samples, IReadOnlyList<FigureComparison> figures)
    {
        Problems = problems;
        Samples = samples;
        Figures = figures;
    }

    /// <summary>Gets the number of problems that both have.</summary>
    public int Problems { get; }

    /// <summary>Gets the number of samples at which they are compared: as many as both have.</summary>
    public int Samples { get; }

    /// <summary>Gets the figures.</summary>
    public IReadOnlyList<FigureComparison> Figures { get; }

    /// <summary>Compares two runs.</summary>
    /// <param name="first">One run.</param>
    /// <param name="second">The other.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentNullException">A run is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">They have no problem in common.</exception>
    public static RunComparison Of(RunScore first, RunScore second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        int k = Math.Min(first.Manifest.Samples, second.Manifest.Samples);
        Dictionary<string, ScoredProblem> others = second.Problems.Where(problem => problem.Chains.Count >= k).ToDictionary(problem => problem.Problem.Id, StringComparer.Ordinal);
        (ScoredProblem First, ScoredProblem Second)[] pairs =
        [
            .. first.Problems.Where(problem => problem.Chains.Count >= k && others.TryGetValue(problem.Problem.Id, out ScoredProblem? other) && other.Problem.Question == problem.Problem.Question)
                .Select(problem => (problem, others[problem.Problem.Id])),
        ];
        if (pairs.Length == 0)
            throw new ArgumentException($"The runs have no problem in common of which both have {k} samples.", nameof(second));

        string count = k.ToString(CultureInfo.InvariantCulture);
        return new(pairs.Length, k,
        [
            Compare("pass@1", problem => problem.PassRate),
            Compare($"pass@{count}", problem => problem.PassAt(k)),
            Compare($"maj@{count}", problem => problem.MajorityAt(k)),
            Compare($"verified maj@{count}", problem => problem.VerifiedAt(k)),
        ]);

        FigureComparison Compare(string name, Func<ScoredProblem, double> figure)
        {
            double[] ones = [.. pairs.Select(pair => figure(pair.First))];
            double[] twos = [.. pairs.Select(pair => figure(pair.Second))];
            var difference = Estimate.Of([.. ones.Zip(twos, (one, two) => two - one)]);
            return new(name, Estimate.Of(ones), Estimate.Of(twos), difference)
            {
                IsSignificant = pairs.Length >= FewestProblems && (difference.Low > 0 || difference.High < 0),
            };
        }
    }
}
