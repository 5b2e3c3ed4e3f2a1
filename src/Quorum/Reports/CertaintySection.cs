namespace Quorum;

/// <summary>The certainty over the samples, as a plot and as a table.</summary>
internal static class CertaintySection
{
    private const int MostDots = 64;

    public static void Write(HtmlWriter html, ConsensusResult result)
    {
        CertaintyPoint[] points = [.. CertaintyCurve.Of(result)];
        html.Write($"""
            <section class="curve" aria-labelledby="curve-title">
            <h2 id="curve-title">{ReportWords.Certainty}</h2>

            """);
        if (points.Length == 0)
        {
            html.Write($"<p>{(ChainVote.Of(result).All(chain => chain.Standpoint != Standpoint.Voted) ? ReportWords.NoCurve : ReportWords.NoCurveInOrder)}</p>\n");
        }
        else
        {
            html.Write($"<p class=\"hint\">{ReportWords.CertaintyHint}</p>\n");
            WritePlot(html, points, ChainVote.Of(result).Count(chain => chain.IsJudged), result.SampleCount);
            WriteTable(html, points);
        }

        html.Write($"</section>\n");
    }

    // The drawing is stretched to the width there is, so all writing stands beside it and strokes do not scale.
    private static void WritePlot(HtmlWriter html, CertaintyPoint[] points, int judged, int asked)
    {
        CertaintyPoint last = points[^1];
        double stop = X(judged, asked);
        html.Write($"""
            <figure class="plot">
            <div class="y" aria-hidden="true"><span>100 %</span><span>75 %</span><span>50 %</span></div>
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label="{ReportWords.Curve(last.Samples, last.Probability)}">
            <path class="grid" d="M0 0H100M0 50H100M0 100H100"/>
            <rect class="undrawn" x="{ReportNumbers.Place(stop)}" y="0" width="{ReportNumbers.Place(100 - stop)}" height="100"/>
            <path class="line" d="
            """);
        for (int i = 0; i < points.Length; i++)
            html.Write($"{(i == 0 ? "M" : "L")}{ReportNumbers.Place(X(points[i].Samples, asked))} {ReportNumbers.Place(Y(points[i]))}");

        html.Write($"\"/>\n");
        if (points.Length <= MostDots)
        {
            html.Write($"<path class=\"dots\" d=\"");
            foreach (CertaintyPoint point in points)
                html.Write($"M{ReportNumbers.Place(X(point.Samples, asked))} {ReportNumbers.Place(Y(point))}h0");

            html.Write($"\"/>\n");
        }

        html.Write($"""
            <path class="stop" d="M{ReportNumbers.Place(stop)} 0V100"/>
            </svg>
            <div class="x" aria-hidden="true"><span>0</span><span>{ReportWords.CurveSample}</span><span>{asked}</span></div>
            <figcaption>{ReportWords.StoppedAfter(judged, asked)}{(last.Samples < judged ? $" {ReportWords.CurveEnds}" : "")}</figcaption>
            </figure>

            """);
    }

    private static void WriteTable(HtmlWriter html, CertaintyPoint[] points)
    {
        html.Write($"""
            <details class="values"><summary>{ReportWords.CurveTable}</summary>
            <table><thead><tr><th scope="col">{ReportWords.CurveSample}</th><th scope="col">{ReportWords.CurveLeader}</th><th scope="col">{ReportWords.CurveVotes}</th><th scope="col">{ReportWords.CurveProbability}</th></tr></thead><tbody>

            """);
        foreach (CertaintyPoint point in points)
            html.Write($"<tr><td>{point.Samples}</td><td><bdi>{point.Leader.Display}</bdi></td><td>{point.Votes} : {point.RunnerUp}</td><td>{ReportNumbers.Probability(point.Probability)}</td></tr>\n");

        html.Write($"</tbody></table></details>\n");
    }

    private static double X(int samples, int asked) => 100.0 * samples / asked;

    private static double Y(CertaintyPoint point) => 200 * (1 - point.Probability);
}
