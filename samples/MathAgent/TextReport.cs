using System.Globalization;
using Quorum;
using Spectre.Console;

namespace MathAgent;

/// <summary>Prints a result for a person: the answer, how sure it is, one chain for it and one against.</summary>
internal static class TextReport
{
    public static void Write(ConsensusResult result)
    {
        Line("Question", Markup.Escape(result.Question));
        if (result.Decision is { } decision)
        {
            Line("Answer", $"[bold green]{Markup.Escape(decision.Answer.Display)}[/]");
            Line("Votes", $"{decision.Votes} of {result.Groups.Sum(group => group.Votes)}{Markup.Escape(Rivals(result))}");
            Line("Probability", string.Create(CultureInfo.InvariantCulture, $"{Math.Min(result.Probability!.Value, 0.9999):P2} that this is what the model answers most often"));
        }
        else
        {
            Line("No answer", Markup.Escape(result.Abstention?.Reason ?? "No chain gave one that counts."), "bold red");
        }

        Line("Stopped", Markup.Escape(result.Stop!.Explanation));
        Line("Samples", Outcomes.Describe(result));
        Line("Checked", Checked(result));
        Line("Cost", Cost(result));
        foreach (var note in result.Notes)
            Line("Note", Markup.Escape(note));

        // Without a decision, the answer that came nearest to one.
        var title = result switch { { Decision: not null } => "A chain that won", { Leader: not null } => "A chain of the leading answer", _ => "The first chain" };
        WriteChain(title, result.Chains[result.Leader?.Members[0] ?? 0]);
        if (Loser(result) is { } loser)
            WriteChain("A chain that lost", loser);
    }

    private static string Rivals(ConsensusResult result) =>
        result.Groups.Count == 1 ? "" : $" (others: {string.Join(", ", result.Groups.Skip(1).Select(group => $"{group.Answer.Display} × {group.Votes}"))})";

    private static string Checked(ConsensusResult result)
    {
        var checks = result.Chains.Where(chain => chain.Verification is not null).Select(chain => chain.Verification!).ToArray();
        var wrong = checks.Count(check => check.FirstError is not null);
        var refuted = checks.Count(check => check.IsRefuted);
        return $"{checks.Length} chains: {wrong} with a wrong step, {refuted} with one that leads to the answer";
    }

    private static string Cost(ConsensusResult result)
    {
        var saved = result.EstimateTokensSaved() is > 0 and var tokens ? string.Create(CultureInfo.InvariantCulture, $", about {tokens:N0} saved against all {result.SampleCount} samples") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{result.TokensSpent.OutputTokenCount:N0} tokens drawn in {result.Elapsed.TotalSeconds:N1} s{saved}; seed {result.SeedBase}");
    }

    // A wrong step tells more than a lost vote, so such a chain is shown if there is one.
    private static Chain? Loser(ConsensusResult result)
    {
        if (result.Decision is not { } decision)
            return null;

        var others = result.Chains.Where(chain => chain.Answer is { } answer && answer != decision.Answer).ToArray();
        return others.FirstOrDefault(chain => chain.Verification?.FirstError is not null) ?? others.FirstOrDefault();
    }

    private static void WriteChain(string title, Chain chain)
    {
        Print("");
        Print($"[bold]{title}[/] (sample {chain.Index}{Markup.Escape(chain.Answer is { } answer ? $", answer {answer.Display}" : "")}):");
        Print($"  {MarkedChain.ToMarkup(chain).Replace("\n", "\n  ", StringComparison.Ordinal)}");
    }

    private static void Line(string label, string markup, string style = "bold") => Print($"[{style}]{label}:[/]{new string(' ', 12 - label.Length)}{markup}");

    // Piped output must not be wrapped at a terminal's width.
    private static void Print(string markup)
    {
        if (Console.IsOutputRedirected)
            Console.Out.WriteLine(Markup.Remove(markup));
        else
            AnsiConsole.MarkupLine(markup);
    }
}
