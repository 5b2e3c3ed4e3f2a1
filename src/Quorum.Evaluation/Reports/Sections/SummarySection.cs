namespace Quorum.Evaluation;

/// <summary>The figures that everybody asks for first.</summary>
internal static class SummarySection
{
    public static void Write(HtmlWriter html, RunScore score, IReadOnlyList<ScoreCurve> curves, IReadOnlyList<AdaptiveScore> adaptive)
    {
        html.Write($"""
            <section class="summary" aria-labelledby="summary-title">
            <h2 id="summary-title">{EvaluationWords.Summary}</h2>
            <p class="hint">{score.Manifest.Source.Title}</p>
            <dl class="figures">

            """);
        WriteFigure(html, "pass@1", curves[0].Points[0].Accuracy);
        foreach (ScoreCurve curve in curves.Skip(1))
            WriteFigure(html, curve.Name.Replace("@k", $"@{ReportNumbers.Whole(curve.Points[^1].Samples)}", StringComparison.Ordinal), curve.Points[^1].Accuracy);

        html.Write($"<div><dt>{EvaluationWords.Problems}</dt><dd>{ReportNumbers.Count(score.Problems.Count)}<small>{EvaluationWords.Complete(score.Complete.Count, score.Problems.Count)}</small></dd></div>\n");
        html.Write($"<div><dt>{EvaluationWords.TokensDrawn}</dt><dd>{ReportNumbers.Count(score.Tokens)}<small></small></dd></div>\n");
        html.Write($"<div><dt>{EvaluationWords.WithoutAnswer}</dt><dd>{ReportNumbers.Share(score.WithoutAnswer)}<small></small></dd></div>\n");
        html.Write($"<div><dt>{EvaluationWords.Truncated}</dt><dd>{ReportNumbers.Share(score.Truncated)}<small></small></dd></div>\n");
        html.Write($"</dl>\n");
        if (score.Unscored.Count > 0)
            html.Write($"<p class=\"unscored\">{EvaluationWords.Count(score.Unscored.Count, "problem")}: {score.Unscored.Values.First()}</p>\n");

        foreach (ScoreDifference difference in score.Differences())
            html.Write($"<p class=\"difference\">{EvaluationWords.Points(difference)}</p>\n");

        WriteAdaptive(html, adaptive);
        html.Write($"</section>\n");
    }

    private static void WriteFigure(HtmlWriter html, string name, Estimate value) =>
        html.Write($"<div><dt>{name}</dt><dd>{ReportNumbers.Share(value.Mean)}<small>{EvaluationWords.Interval(value)}</small></dd></div>\n");

    private static void WriteAdaptive(HtmlWriter html, IReadOnlyList<AdaptiveScore> adaptive)
    {
        if (adaptive.Count == 0)
            return;

        html.Write($"<div class=\"scroll\"><table class=\"adaptive\"><thead><tr>");
        foreach (string name in new[] { EvaluationWords.Rule, EvaluationWords.Votes, EvaluationWords.Right, EvaluationWords.Difference, EvaluationWords.Samples, EvaluationWords.TokenShare, EvaluationWords.Undecided })
            html.Write($"<th scope=\"col\">{name}</th>");

        html.Write($"</tr></thead><tbody>\n");
        foreach (AdaptiveScore score in adaptive)
        {
            html.Write($"<tr><td>{score.Rule}</td><td>{(score.Verified ? EvaluationWords.VerifiedVotes : EvaluationWords.PlainVotes)}</td><td>{EvaluationWords.WithInterval(score.Accuracy)}</td>");
            html.Write($"<td>{EvaluationWords.WithInterval(score.Difference)}</td><td>{ReportNumbers.Weight(score.Samples)}</td><td>{EvaluationWords.WithInterval(score.TokenShare)}</td><td>{ReportNumbers.Share(score.Undecided)}</td></tr>\n");
        }

        html.Write($"</tbody></table></div>\n");
    }
}
