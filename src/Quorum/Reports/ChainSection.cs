namespace Quorum;

/// <summary>Every chain as a block that opens.</summary>
internal static class ChainSection
{
    public static void Write(HtmlWriter html, ConsensusResult result)
    {
        html.Write($"""
            <section class="chains" aria-labelledby="chains-title">
            <h2 id="chains-title">{ReportWords.Chains}</h2>
            <p class="hint">{ReportWords.ChainsHint}</p>

            """);
        ChainVerification[] checks = [.. result.Chains.Select(chain => chain.Verification).OfType<ChainVerification>()];
        if (checks.Length > 0)
        {
            int wrong = checks.Count(check => check.FirstError is not null);
            html.Write($"<p class=\"wrong-summary\">{ReportWords.WrongSummary(checks.Length, wrong)}</p>\n");
            WriteLegend(html);
        }

        foreach (ChainVote chain in ChainVote.Of(result))
            WriteChain(html, chain);

        html.Write($"</section>\n");
    }

    private static void WriteLegend(HtmlWriter html) => html.Write($"""
        <details class="legend"><summary>{ReportWords.Legend}</summary><ul>
        <li><span class="correct">{ReportWords.LegendSample}4</span> {ReportWords.LegendCorrect}</li>
        <li><mark class="wrong">{ReportWords.LegendSample}<u>5</u></mark> {ReportWords.LegendWrong}</li>
        <li><mark class="retracted">{ReportWords.LegendSample}<u>5</u></mark> {ReportWords.LegendRetracted}</li>
        <li>{ReportWords.LegendPlain}</li>
        </ul></details>

        """);

    private static void WriteChain(HtmlWriter html, ChainVote pair)
    {
        Chain chain = pair.Chain;
        html.Write($"""
            <details class="chain"><summary>
            <span class="number">{ReportWords.ChainNumber(chain.Index)}</span>
            <bdi class="name">{chain.Answer?.Display ?? "–"}</bdi>
            <span class="badge {(pair.Standpoint == Standpoint.Voted ? "voted" : "silent")}">{ReportWords.Of(pair.Standpoint)}</span>

            """);
        WriteErrors(html, chain);
        html.Write($"""
            <span class="meta">{ReportWords.TokenCount(chain.TokensDrawn)}, {ReportNumbers.Seconds(chain.Elapsed)}</span>
            </summary>
            <div class="body" id="chain-{chain.Index}">

            """);
        ChainFacts.Write(html, pair);
        MarkedText.Write(html, chain);
        html.Write($"</div></details>\n");
    }

    private static void WriteErrors(HtmlWriter html, Chain chain)
    {
        if (chain.Verification is not { } verification)
            return;

        int retracted = verification.Steps.Count(verdict => verdict is { Outcome: StepOutcome.Wrong, IsRetracted: true });
        int wrong = verification.Count(StepOutcome.Wrong) - retracted;
        if (wrong > 0)
            html.Write($"<span class=\"badge error\">{ReportWords.WrongSteps(wrong)}</span>\n");

        if (retracted > 0)
            html.Write($"<span class=\"badge taken-back\">{ReportWords.RetractedSteps(retracted)}</span>\n");
    }
}
