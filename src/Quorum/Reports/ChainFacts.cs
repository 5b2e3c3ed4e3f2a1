namespace Quorum;

/// <summary>What is known of a chain besides its text.</summary>
internal static class ChainFacts
{
    public static void Write(HtmlWriter html, ChainVote pair)
    {
        Chain chain = pair.Chain;
        html.Write($"<dl class=\"facts\">\n");
        WriteFact(html, ReportWords.Outcome, ReportWords.Of(chain.Outcome));
        WriteFact(html, ReportWords.Vote, ReportWords.Of(pair.Standpoint) + (pair.Vote is { Status: VoteStatus.Counted } vote ? $", weight {ReportNumbers.Weight(vote.Weight)}" : ""));
        WriteFact(html, ReportWords.Seed, ReportNumbers.Whole(chain.Seed));
        WriteFact(html, ReportWords.Tokens, ReportNumbers.Count(chain.TokensDrawn));
        WriteFact(html, ReportWords.Time, ReportNumbers.Seconds(chain.Elapsed));
        if (chain.Confidence is { } confidence)
            WriteFact(html, ReportWords.Confidence, ReportWords.ConfidenceOf(confidence));

        if (chain.Verification is { } verification)
            WriteFact(html, ReportWords.Checked, ReportWords.Steps(verification));

        if (chain.Error is { } error)
            WriteFact(html, ReportWords.Failure, error);

        html.Write($"</dl>\n");
    }

    private static void WriteFact(HtmlWriter html, string name, string value) => html.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
