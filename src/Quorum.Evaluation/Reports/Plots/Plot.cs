namespace Quorum.Evaluation;

/// <summary>Draws lines and points of shares over anything.</summary>
/// <remarks>The drawing is stretched to the width there is, so all writing stands beside it and strokes do not scale.</remarks>
/// <param name="description">What it shows, for those who do not see it.</param>
/// <param name="axis">What stands below.</param>
/// <param name="ticks">The labels below: where, 0 to 1, and what.</param>
/// <param name="series">The series, at most six.</param>
internal sealed class Plot(string description, string axis, IReadOnlyList<(double X, string Label)> ticks, IReadOnlyList<PlotSeries> series)
{
    private const double Step = 0.1;

    /// <summary>Gets a value indicating whether the diagonal is drawn, and both ends of the scale with it.</summary>
    public bool HasDiagonal { get; init; }

    public void Write(HtmlWriter html)
    {
        (double from, double to) = Scale();
        WriteNames(html);
        html.Write($"<figure class=\"plot\">\n<div class=\"axis-y\" aria-hidden=\"true\">");
        int lines = (int)Math.Round((to - from) / Step);
        int every = lines > 6 ? 2 : 1;
        for (int i = 0; i <= lines; i += every)
            html.Write($"<span style=\"top:{ReportNumbers.Place(100 - (100.0 * i / lines))}%\">{EvaluationWords.Percent(from + (i * Step))[..^2]} %</span>");

        html.Write($"</div>\n<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{description}\">\n<path class=\"grid\" d=\"");
        for (int i = 0; i <= lines; i += every)
            html.Write($"M0 {ReportNumbers.Place(100 - (100.0 * i / lines))}H100");

        html.Write($"\"/>\n");
        if (HasDiagonal)
            html.Write($"<path class=\"ideal\" d=\"M0 100L100 0\"/>\n");

        for (int i = 0; i < series.Count; i++)
            WriteSeries(html, i, y => 100 * (1 - ((y - from) / (to - from))));

        html.Write($"</svg>\n<div class=\"axis-x\" aria-hidden=\"true\">");
        foreach ((double x, string label) in ticks)
            html.Write($"<span style=\"left:{ReportNumbers.Place(100 * x)}%\">{label}</span>");

        html.Write($"</div>\n<figcaption>{axis}</figcaption>\n</figure>\n");
    }

    private void WriteNames(HtmlWriter html)
    {
        if (series.Count < 2)
            return;

        html.Write($"<ul class=\"series-names\">\n");
        for (int i = 0; i < series.Count; i++)
            html.Write($"<li class=\"s{series[i].Colour}{(series[i].IsLine ? "" : " as-points")}\">{series[i].Name}</li>\n");

        html.Write($"</ul>\n");
    }

    private void WriteSeries(HtmlWriter html, int index, Func<double, double> place)
    {
        IReadOnlyList<PlotPoint> points = series[index].Points;
        html.Write($"<g class=\"s{series[index].Colour}\">");
        if (series[index].IsLine && points.Count > 1)
        {
            WritePath(html, "band", [.. points.Select(point => (point.X, place(point.High))), .. points.Reverse().Select(point => (point.X, place(point.Low)))]);
            WritePath(html, "series", [.. points.Select(point => (point.X, place(point.Y)))]);
        }
        else
        {
            foreach (PlotPoint point in points)
                WritePath(html, "series", [(point.X, place(point.High)), (point.X, place(point.Low))]);
        }

        html.Write($"<path class=\"points\" d=\"");
        foreach (PlotPoint point in points)
            html.Write($"M{ReportNumbers.Place(100 * point.X)} {ReportNumbers.Place(place(point.Y))}h0");

        html.Write($"\"/></g>\n");
    }

    private static void WritePath(HtmlWriter html, string kind, IReadOnlyList<(double X, double Y)> points)
    {
        html.Write($"<path class=\"{kind}\" d=\"");
        for (int i = 0; i < points.Count; i++)
            html.Write($"{(i == 0 ? "M" : "L")}{ReportNumbers.Place(100 * points[i].X)} {ReportNumbers.Place(points[i].Y)}");

        html.Write($"\"/>");
    }

    // In whole steps around what is shown, so that small differences can be seen.
    private (double From, double To) Scale()
    {
        if (HasDiagonal)
            return (0, 1);

        PlotPoint[] points = [.. series.SelectMany(one => one.Points)];
        double from = Math.Clamp(Math.Floor(points.Min(point => point.Low) / Step) * Step, 0, 1 - (2 * Step));
        double to = Math.Clamp(Math.Ceiling(points.Max(point => point.High) / Step) * Step, from + (2 * Step), 1);
        return (from, to);
    }
}
