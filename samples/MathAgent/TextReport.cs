using Quorum;
using Quorum.Samples;
using Spectre.Console;

namespace MathAgent;

/// <summary>Prints a result for a person: the answer, how sure it is, one chain for it and one against.</summary>
internal static class TextReport
{
    public static void Write(LabelledText text, ConsensusResult result)
    {
        text.Line("Question", Markup.Escape(result.Question));
        if (result.Decision is { } decision)
        {
            text.Line("Answer", $"[bold green]{Markup.Escape(decision.Answer.Display)}[/]");
            text.Line("Votes", $"{decision.Votes} of {result.Groups.Sum(group => group.Votes)}{Markup.Escape(Rivals(result))}");
            text.Probability(result, "the model answers most often");
        }
        else
        {
            text.Line("No answer", Markup.Escape(result.Abstention?.Reason ?? "No chain gave one that counts."), "bold red");
        }

        text.Line("Stopped", Markup.Escape(result.Stop!.Explanation));
        text.Line("Samples", Outcomes.Describe(result));
        text.Line("Checked", Checked(result));
        text.Cost(result);
        text.Notes(result);

        // Without a decision, the answer that came nearest to one.
        var title = result switch { { Decision: not null } => "A chain that won", { Leader: not null } => "A chain of the leading answer", _ => "The first chain" };
        WriteChain(text, title, result.Chains[result.Leader?.Members[0] ?? 0]);
        if (Loser(result) is { } loser)
            WriteChain(text, "A chain that lost", loser);
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

    // A wrong step tells more than a lost vote, so such a chain is shown if there is one.
    private static Chain? Loser(ConsensusResult result)
    {
        if (result.Decision is not { } decision)
            return null;

        var others = result.Chains.Where(chain => chain.Answer is { } answer && answer != decision.Answer).ToArray();
        return others.FirstOrDefault(chain => chain.Verification?.FirstError is not null) ?? others.FirstOrDefault();
    }

    private static void WriteChain(LabelledText text, string title, Chain chain) =>
        text.Chain(title, chain, chain.Answer is { } answer ? $", answer {answer.Display}" : "");
}
