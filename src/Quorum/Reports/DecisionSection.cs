namespace Quorum;

/// <summary>The question, what was decided, how certain that is and why sampling ended.</summary>
internal static class DecisionSection
{
    public static void Write(HtmlWriter html, ConsensusResult result)
    {
        html.Write($"""
            <section class="question" aria-labelledby="question-title">
            <h2 id="question-title">{ReportWords.Question}</h2>
            <p class="as-written" dir="auto">{result.Question}</p>
            </section>
            <section class="decision {(result.Decision is null ? "open" : "decided")}" aria-labelledby="decision-title">
            <h2 id="decision-title">{ReportWords.Decision}</h2>

            """);
        if (result.Decision is { } decision)
            WriteDecision(html, result, decision);
        else if (result.Leader is { } leader)
            WriteAbstention(html, result, leader);
        else
            html.Write($"<p class=\"answer\">{ReportWords.NoAnswer}</p>\n<p>{result.Abstention?.Reason ?? ReportWords.NobodyVoted}</p>\n");

        if (result.Stop is { } stop)
            html.Write($"<p class=\"stop\"><b>{ReportWords.WhyStopped}:</b> {stop.Explanation}</p>\n");

        foreach (string note in result.Notes)
            html.Write($"<p class=\"note-on-run\"><b>{ReportWords.Note}:</b> {note}</p>\n");

        html.Write($"</section>\n");
    }

    private static void WriteDecision(HtmlWriter html, ConsensusResult result, AnswerGroup decision)
    {
        html.Write($"""
            <p class="{(decision.Answer.Display.Contains('\n', StringComparison.Ordinal) ? "answer lines" : "answer")}"><bdi>{decision.Answer.Display}</bdi></p>
            <p class="share">{ReportWords.OfVotes(ReportWords.VotesOf(decision.Votes, decision.Weight), result.LeadingShare)}</p>

            """);
        if (result.Certainty is not { } certainty)
            return;

        if (certainty.IsLocked)
            html.Write($"<p class=\"locked\">{ReportWords.Locked}</p>\n");

        html.Write($"<p class=\"certainty\">{ReportWords.Certain(certainty.Probability)}</p>\n");
        if (certainty.CertifiedAt is { } level)
            html.Write($"<p class=\"certified\">{ReportWords.Certified(level)}</p>\n");
    }

    private static void WriteAbstention(HtmlWriter html, ConsensusResult result, AnswerGroup leader)
    {
        html.Write($"""
            <p class="answer">{ReportWords.NoConsensus}</p>
            <p class="reason">{result.Abstention?.Reason ?? ReportWords.NoDecision}</p>

            """);
        if (result.Abstention?.Cause != AbstentionCause.Refuted)
            html.Write($"<p class=\"leading\">{ReportWords.Leading(leader.Answer.Display, ReportNumbers.Share(result.LeadingShare))}</p>\n");

        if (result.Abstention?.FurtherSamples is { } further)
            html.Write($"<p class=\"further\">{ReportWords.FurtherSamples(further)}</p>\n");
    }
}
