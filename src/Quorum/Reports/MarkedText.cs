namespace Quorum;

/// <summary>A chain's text as written, with its steps marked in place.</summary>
internal static class MarkedText
{
    public static void Write(HtmlWriter html, Chain chain)
    {
        if (chain.Reasoning.Length + chain.Text.Length == 0)
            html.Write($"<p class=\"hint\">{ReportWords.EmptyChain}</p>\n");

        WritePart(html, ReportWords.Reasoning, chain.Reasoning, ChainPart.Reasoning, chain.Verification);
        WritePart(html, ReportWords.Text, chain.Text, ChainPart.Text, chain.Verification);
        WritePart(html, ReportWords.Rescue, chain.Rescue ?? "", part: null, verification: null);
    }

    private static void WritePart(HtmlWriter html, string title, string text, ChainPart? part, ChainVerification? verification)
    {
        if (text.Length == 0)
            return;

        html.Write($"<h3>{title}</h3>\n<div class=\"as-written\" dir=\"auto\">");
        int written = 0;
        foreach (StepVerdict verdict in InPlace(verification, part))
        {
            (int start, int end) = Within(verdict.Step.Span, text, written, text.Length);
            if (start == end || verdict.Outcome == StepOutcome.NotCheckable)
                continue;

            html.WriteText(text, written, start - written);
            WriteStep(html, text, verdict, start, end);
            written = end;
        }

        html.WriteText(text, written, text.Length - written);
        html.Write($"</div>\n");
    }

    private static IEnumerable<StepVerdict> InPlace(ChainVerification? verification, ChainPart? part) =>
        (verification?.Steps ?? []).Where(verdict => verdict.Step.Part == part).OrderBy(verdict => verdict.Step.Span.Start);

    private static void WriteStep(HtmlWriter html, string text, StepVerdict verdict, int start, int end)
    {
        if (verdict.Outcome == StepOutcome.Correct)
        {
            html.Write($"<span class=\"correct\">");
            html.WriteText(text, start, end - start);
            html.Write($"</span>");
            return;
        }

        (int errorStart, int errorEnd) = verdict.ErrorSpan is { } error ? Within(error, text, start, end) : (start, end);
        if (errorStart == errorEnd)
            (errorStart, errorEnd) = (start, end);

        html.Write($"<mark class=\"{(verdict.IsRetracted ? "retracted" : "wrong")}\">");
        html.WriteText(text, start, errorStart - start);
        html.Write($"<u>");
        html.WriteText(text, errorStart, errorEnd - errorStart);
        html.Write($"</u>");
        html.WriteText(text, errorEnd, end - errorEnd);
        html.Write($"</mark>");
        WriteNote(html, verdict);
    }

    private static void WriteNote(HtmlWriter html, StepVerdict verdict)
    {
        html.Write($" <span class=\"note {(verdict.IsRetracted ? "retracted" : "wrong")}\"><b>{(verdict.IsRetracted ? ReportWords.Retracted : ReportWords.Wrong)}</b>");
        if (verdict.Claimed is { } claimed)
            html.Write($" <span class=\"claimed\">{ReportWords.Claimed} <bdi>{claimed}</bdi></span>");

        if (verdict.Actual is { } actual)
            html.Write($" <span class=\"actual\">{ReportWords.Actual} <bdi>{actual}</bdi></span>");

        if (verdict.Verifier is { } verifier)
            html.Write($" <span class=\"verifier\">({verifier})</span>");

        html.Write($"</span>");
    }

    // Verdicts may come from a file or from another's verifier, so a place is never trusted to lie in its text.
    private static (int Start, int End) Within(TextSpan span, string text, int from, int to)
    {
        int start = Math.Clamp(span.Start, from, to);
        int end = (int)Math.Clamp((long)span.Start + span.Length, start, to);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;

        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;

        return (start, end);
    }
}
