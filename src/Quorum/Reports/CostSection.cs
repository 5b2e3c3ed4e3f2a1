namespace Quorum;

/// <summary>What the run cost, and what it did not.</summary>
internal static class CostSection
{
    public static void Write(HtmlWriter html, ConsensusResult result)
    {
        html.Write($"""
            <section class="cost" aria-labelledby="cost-title">
            <h2 id="cost-title">{ReportWords.Cost}</h2>
            <dl class="figures">

            """);
        WriteFigure(html, "tokens-out", ReportWords.TokensOut, Tokens(result.TokensSpent.OutputTokenCount));
        WriteFigure(html, "tokens-in", ReportWords.TokensIn, Tokens(result.TokensSpent.InputTokenCount));
        if (result.VerificationTokens is { } judging)
            WriteFigure(html, "tokens-judging", ReportWords.TokensJudging, Tokens(judging.TotalTokenCount ?? judging.InputTokenCount + judging.OutputTokenCount));

        if (result.EstimateTokensSaved() is { } saved)
            WriteFigure(html, "tokens-saved", ReportWords.TokensSaved, ReportNumbers.Count(saved), ReportWords.TokensSavedHint);

        WriteFigure(html, "elapsed", ReportWords.Elapsed, ReportNumbers.Seconds(result.Elapsed));
        WriteFigure(html, "samples", ReportWords.Samples, ReportWords.Drawn(result.Chains.Count(TokenSavings.IsWhole), result.SampleCount));
        html.Write($"</dl>\n</section>\n");
    }

    private static void WriteFigure(HtmlWriter html, string id, string name, string value, string hint = "") =>
        html.Write($"<div class=\"{id}\"><dt>{name}</dt><dd>{value}<small>{hint}</small></dd></div>\n");

    private static string Tokens(long? tokens) => tokens is { } count ? ReportNumbers.Count(count) : ReportWords.Unknown;
}
