namespace Quorum.Evaluation;

/// <summary>Accuracy over the number of samples.</summary>
internal static class AccuracySection
{
    public static void Write(HtmlWriter html, IReadOnlyList<ScoreCurve> curves)
    {
        html.Write($"""
            <section class="accuracy" aria-labelledby="accuracy-title">
            <h2 id="accuracy-title">{EvaluationWords.Accuracy}</h2>
            <p class="hint">{EvaluationWords.AccuracyHint}</p>

            """);
        int[] counts = [.. curves[0].Points.Select(point => point.Samples)];

        // Twice the samples is a step to the right, wherever it is made.
        double Place(int samples) => counts[^1] > 1 ? Math.Log(samples) / Math.Log(counts[^1]) : 0.5;
        new Plot(
            EvaluationWords.Accuracy,
            EvaluationWords.SamplesAxis,
            [.. counts.Select(count => (Place(count), ReportNumbers.Whole(count)))],
            [.. curves.Select((curve, i) => new PlotSeries(curve.Name, i, [.. curve.Points.Select(point => PlotPoint.Of(Place(point.Samples), point.Accuracy))]))]).Write(html);
        WriteTable(html, curves);
        html.Write($"</section>\n");
    }

    private static void WriteTable(HtmlWriter html, IReadOnlyList<ScoreCurve> curves)
    {
        html.Write($"<details class=\"values\"><summary>{EvaluationWords.Values}</summary><div class=\"scroll\"><table><thead><tr><th scope=\"col\">k</th>");
        foreach (ScoreCurve curve in curves)
            html.Write($"<th scope=\"col\">{curve.Name}</th>");

        html.Write($"<th scope=\"col\">{EvaluationWords.Problems}</th></tr></thead><tbody>\n");
        for (int i = 0; i < curves[0].Points.Count; i++)
        {
            html.Write($"<tr><td>{curves[0].Points[i].Samples}</td>");
            foreach (ScoreCurve curve in curves)
                html.Write($"<td>{EvaluationWords.WithInterval(curve.Points[i].Accuracy)}</td>");

            html.Write($"<td>{curves[0].Points[i].Problems}</td></tr>\n");
        }

        html.Write($"</tbody></table></div></details>\n");
    }
}
