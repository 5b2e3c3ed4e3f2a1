namespace Quorum.Evaluation;

/// <summary>Accuracy over what it costs, with a fixed number of samples and with stopping rules.</summary>
internal static class TokensSection
{
    private const int Ticks = 5;

    public static void Write(HtmlWriter html, IReadOnlyList<ScoreCurve> curves, IReadOnlyList<AdaptiveScore> adaptive)
    {
        html.Write($"""
            <section class="tokens" aria-labelledby="tokens-title">
            <h2 id="tokens-title">{EvaluationWords.Tokens}</h2>
            <p class="hint">{EvaluationWords.TokensHint}</p>

            """);
        double most = curves.Max(curve => curve.Points[^1].Tokens);
        List<PlotSeries> series = [.. curves.Take(3).Select((curve, i) => new PlotSeries(curve.Name, i, [.. curve.Points.Select(point => PlotPoint.Of(point.Tokens / most, point.Accuracy))])).Skip(1)];

        // The best that each kind of votes has; the table of the summary has all.
        foreach (AdaptiveScore score in adaptive.Where(score => score.Verified == adaptive.Any(other => other.Verified)))
            series.Add(new PlotSeries(score.Rule, series.Count + 1, [PlotPoint.Of(score.Tokens / most, score.Accuracy)], IsLine: false));

        new Plot(
            EvaluationWords.Tokens,
            EvaluationWords.TokensAxis,
            [.. Enumerable.Range(0, Ticks).Select(i => (i / (Ticks - 1.0), ReportNumbers.Count((long)(most * i / (Ticks - 1)))))],
            series).Write(html);
        html.Write($"</section>\n");
    }
}
