using System.Text;
using Spectre.Console;

namespace Quorum.Samples;

/// <summary>A chain's text with the wrong steps in colour, and beside each what it claims and what is true.</summary>
internal static class MarkedChain
{
    /// <summary>Makes markup of a chain.</summary>
    public static string ToMarkup(Chain chain)
    {
        var markup = new StringBuilder();
        Append(markup, chain, ChainPart.Reasoning, chain.Reasoning);
        if (markup.Length > 0 && chain.Text.Length > 0)
            markup.Append("\n\n");
        Append(markup, chain, ChainPart.Text, chain.Text);
        return markup.ToString();
    }

    private static void Append(StringBuilder markup, Chain chain, ChainPart part, string text)
    {
        var written = 0;
        var wrong = (chain.Verification?.Steps ?? []).Where(verdict => verdict.Outcome == StepOutcome.Wrong && verdict.Step.Part == part);
        foreach (var verdict in wrong.OrderBy(verdict => verdict.Step.Span.Start))
        {
            var step = verdict.Step.Span;
            var error = verdict.ErrorSpan ?? step;
            if (!IsWithin(step, written, text.Length) || !IsWithin(error, step.Start, step.End))
                continue;

            var colour = verdict.IsRetracted ? "yellow" : "red";
            markup.Append(Styled("grey", text[written..step.Start]));
            markup
                .Append(Styled(colour, text[step.Start..error.Start]))
                .Append(Styled($"{colour} bold underline", text[error.Start..error.End]))
                .Append(Styled(colour, $"{text[error.End..step.End].TrimEnd()}   <- {Describe(verdict)}"));
            written = step.Start + text[step.Start..step.End].TrimEnd().Length;
        }

        markup.Append(Styled("grey", text[written..]));
    }

    private static bool IsWithin(TextSpan span, int start, int end) => span.Start >= start && span.Length >= 0 && span.Length <= end - span.Start;

    private static string Describe(StepVerdict verdict)
    {
        var claimed = verdict.Claimed is null ? "" : $": claimed {verdict.Claimed}";
        var actual = verdict.Actual is null ? "" : $", true {verdict.Actual}";
        return $"{(verdict.IsRetracted ? "taken back later" : "wrong")}{claimed}{actual}";
    }

    private static string Styled(string style, string text) => text.Length == 0 ? "" : $"[{style}]{Markup.Escape(text)}[/]";
}
