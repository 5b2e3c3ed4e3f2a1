namespace Quorum.Evaluation;

/// <summary>Whether what was stated holds.</summary>
internal static class CalibrationSection
{
    private static readonly (double, string)[] s_ticks = [.. Enumerable.Range(0, 6).Select(i => (i / 5.0, $"{ReportNumbers.Whole(20 * i)} %"))];

    public static void Write(HtmlWriter html, RunScore score)
    {
        Calibration? agreement = score.AgreementCalibration();
        Calibration? certainty = score.CertaintyCalibration();
        if (agreement is null)
            return;

        html.Write($"""
            <section class="calibration" aria-labelledby="calibration-title">
            <h2 id="calibration-title">{EvaluationWords.Certainty}</h2>

            """);
        WritePlot(html, EvaluationWords.AgreementTitle, EvaluationWords.AgreementHint, EvaluationWords.AgreementAxis, agreement);
        if (certainty is not null)
            WritePlot(html, EvaluationWords.CertaintyTitle, EvaluationWords.CertaintyHint, EvaluationWords.CertaintyAxis, certainty);

        html.Write($"</section>\n");
    }

    private static void WritePlot(HtmlWriter html, string title, string hint, string axis, Calibration calibration)
    {
        html.Write($"<h3>{title}</h3>\n<p class=\"hint\">{hint}</p>\n");
        new Plot(title, axis, s_ticks, [new PlotSeries(title, 0, [.. calibration.Bins.Select(bin => new PlotPoint(bin.Stated, bin.Held, bin.Held, bin.Held))])]) { HasDiagonal = true }.Write(html);
        html.Write($"<p class=\"calibrated\">{EvaluationWords.Calibrated(calibration)}</p>\n");
        html.Write($"<details class=\"values\"><summary>{EvaluationWords.Values}</summary><table><thead><tr><th scope=\"col\">{EvaluationWords.Stated}</th><th scope=\"col\">{EvaluationWords.Held}</th><th scope=\"col\">{EvaluationWords.Problems}</th></tr></thead><tbody>\n");
        foreach (CalibrationBin bin in calibration.Bins)
            html.Write($"<tr><td>{ReportNumbers.Share(bin.Stated)}</td><td>{ReportNumbers.Share(bin.Held)}</td><td>{bin.Problems}</td></tr>\n");

        html.Write($"</tbody></table></details>\n");
    }
}
