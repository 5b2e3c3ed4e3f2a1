namespace Quorum;

/// <summary>What a repetition of the run needs.</summary>
internal static class SettingsSection
{
    public static void Write(HtmlWriter html, ConsensusResult result, ConsensusReportOptions options)
    {
        html.Write($"""
            <section class="settings" aria-labelledby="settings-title">
            <h2 id="settings-title">{ReportWords.Settings}</h2>
            <dl class="facts">

            """);
        WriteSetting(html, ReportWords.SeedBase, ReportNumbers.Whole(result.SeedBase));
        WriteSetting(html, ReportWords.Samples, ReportNumbers.Whole(result.SampleCount));
        WriteSetting(html, ReportWords.DecisionRule, result.DecisionRule);
        WriteSetting(html, ReportWords.StoppingRule, result.Stop?.Rule ?? ReportWords.Unknown);
        WriteSetting(html, ReportWords.Verifiers, result.Verifiers.Count > 0 ? string.Join(", ", result.Verifiers) : ReportWords.None);
        WriteSetting(html, ReportWords.PercentSigns, ReportWords.Of(result.AnswerPolicy.Percent));
        WriteSetting(html, ReportWords.Units, ReportWords.Of(result.AnswerPolicy.Units));
        foreach ((string name, string value) in options.Settings)
            WriteSetting(html, name, value);

        html.Write($"</dl>\n</section>\n");
    }

    private static void WriteSetting(HtmlWriter html, string name, string value) => html.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
