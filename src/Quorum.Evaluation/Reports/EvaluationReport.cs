using System.Text;

namespace Quorum.Evaluation;

/// <summary>Writes the figures of a run as a page: plots, tables, and the hardest problems with their chains and marked steps.</summary>
/// <remarks>
/// The page is one HTML file that asks nothing of the network and runs no script, as that of a single question (<see cref="ConsensusReport"/>). Text of
/// the model or of a benchmark never becomes markup. Questions are on the page; think of the benchmark's terms before it is passed on.
/// </remarks>
public static class EvaluationReport
{
    private const string StyleName = "Quorum.Evaluation.Reports.evaluation.css";

    /// <summary>Writes the page.</summary>
    /// <param name="score">The score of the run, whose chains are read for the hardest problems.</param>
    /// <param name="output">Where the page goes, in UTF-8. It stays open.</param>
    /// <param name="hardest">How many of the hardest problems are shown.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>When the page is written.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The score has no problems.</exception>
    public static async Task WriteHtmlAsync(RunScore score, Stream output, int hardest = 10, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(output);
        if (score.Problems.Count == 0)
            throw new ArgumentException("The score has no problems.", nameof(score));

        IReadOnlyList<ScoreCurve> curves = score.Curves();
        IReadOnlyList<AdaptiveScore> adaptive = await score.AdaptiveAsync(cancellationToken).ConfigureAwait(false);
        var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 14, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            var html = new HtmlWriter(writer);
            ReportPage.Open(html, $"{score.Manifest.Model.Name} on {score.Manifest.Source.Benchmark}", typeof(EvaluationReport).Assembly.GetManifestResourceStream(StyleName));
            SummarySection.Write(html, score, curves, adaptive);
            AccuracySection.Write(html, curves);
            TokensSection.Write(html, curves, adaptive);
            CalibrationSection.Write(html, score);
            GroupSection.Write(html, "subjects", EvaluationWords.Subjects, score.GroupBy(problem => problem.Subject));
            GroupSection.Write(html, "levels", EvaluationWords.Levels, score.GroupBy(problem => problem.Level));
            await HardestSection.WriteAsync(html, score, hardest, cancellationToken).ConfigureAwait(false);
            ManifestSection.Write(html, score);
            ReportPage.Close(html);
        }
    }
}
