using System.Globalization;
using Quorum;
using Spectre.Console;

namespace MathAgent;

/// <summary>Prints a result for a person: the answer, how sure it is, one chain for it and one against.</summary>
internal static class TextReport
{
    public static void Write(string question, ConsensusResult result)
    {
        Line($"[bold]Question:[/]    {Markup.Escape(question)}");
        if (result.Decision is not { } decision)
        {
            Line($"[bold red]No answer:[/]   {Markup.Escape(Outcomes(result))}.");
            WriteChain("The first chain", result.Chains[0]);
            return;
        }

        Line($"[bold]Answer:[/]      [bold green]{Markup.Escape(decision.Answer.Display)}[/]");
        Line($"[bold]Votes:[/]       {decision.Votes} of {result.Count(ChainOutcome.Answered)} answers{Markup.Escape(Rivals(result))}");
        Line(string.Create(CultureInfo.InvariantCulture, $"[bold]Probability:[/] {Math.Min(result.Probability!.Value, 0.9999):P2} that this is what the model answers most often"));
        Line($"[bold]Samples:[/]     {Markup.Escape(Outcomes(result))}");
        Line(string.Create(CultureInfo.InvariantCulture, $"[bold]Cost:[/]        {result.TokensSpent.OutputTokenCount:N0} tokens drawn in {result.Elapsed.TotalSeconds:N1} s; seed {result.SeedBase}"));

        WriteChain("A chain that won", result.Chains[decision.Members[0]]);
        if (result.Groups.Count > 1)
            WriteChain("A chain that lost", result.Chains[result.Groups[1].Members[0]]);
    }

    private static string Rivals(ConsensusResult result) =>
        result.Groups.Count == 1 ? "" : $" (others: {string.Join(", ", result.Groups.Skip(1).Select(group => $"{group.Answer.Display} × {group.Votes}"))})";

    private static string Outcomes(ConsensusResult result)
    {
        var parts = new List<string> { $"{result.Count(ChainOutcome.Answered)} answered" };
        Add(ChainOutcome.NoAnswer, "gave no answer");
        Add(ChainOutcome.Truncated, "were cut off by the token limit");
        Add(ChainOutcome.Failed, "failed");
        Add(ChainOutcome.Cancelled, "were not needed any more");
        return string.Join(", ", parts);

        void Add(ChainOutcome outcome, string words)
        {
            if (result.Count(outcome) is > 0 and var count)
                parts.Add($"{count} {words}");
        }
    }

    private static void WriteChain(string title, Chain chain)
    {
        Line("");
        Line($"[bold]{title}[/] (sample {chain.Index}{Markup.Escape(chain.Answer is { } answer ? $", answer {answer.Display}" : "")}):");
        foreach (var line in $"{chain.Reasoning}\n\n{chain.Text}".Trim().Split('\n'))
            Line($"[grey]  {Markup.Escape(line)}[/]");
    }

    // Piped output must not be wrapped at a terminal's width.
    private static void Line(string markup)
    {
        if (Console.IsOutputRedirected)
            Console.Out.WriteLine(Markup.Remove(markup));
        else
            AnsiConsole.MarkupLine(markup);
    }
}
