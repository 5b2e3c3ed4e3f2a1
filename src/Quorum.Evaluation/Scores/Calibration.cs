namespace Quorum.Evaluation;

/// <summary>Whether what was stated with a probability holds as often as stated.</summary>
/// <param name="Bins">Ten bins of equal width at most, those without problems left out.</param>
/// <param name="ExpectedError">The expected calibration error: the mean distance between stated and held over the bins, weighed by their problems.</param>
/// <param name="BrierScore">The mean squared distance between what was stated and what held (1 or 0).</param>
public sealed record Calibration(IReadOnlyList<CalibrationBin> Bins, double ExpectedError, double BrierScore)
{
    private const int BinCount = 10;

    /// <summary>Measures the calibration of statements.</summary>
    /// <param name="statements">What was stated, from 0 to 1, and whether it held.</param>
    /// <returns>The calibration; <see langword="null"/> if there are no statements.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="statements"/> is <see langword="null"/>.</exception>
    public static Calibration? Of(IReadOnlyList<(double Stated, bool Held)> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        if (statements.Count == 0)
            return null;

        CalibrationBin[] bins =
        [
            .. statements.GroupBy(statement => Math.Min(BinCount - 1, (int)(statement.Stated * BinCount)))
                .OrderBy(group => group.Key)
                .Select(group => new CalibrationBin(group.Average(statement => statement.Stated), group.Average(statement => statement.Held ? 1.0 : 0), group.Count())),
        ];
        return new(
            bins,
            bins.Sum(bin => Math.Abs(bin.Stated - bin.Held) * bin.Problems) / statements.Count,
            statements.Average(statement => Math.Pow(statement.Stated - (statement.Held ? 1 : 0), 2)));
    }
}
