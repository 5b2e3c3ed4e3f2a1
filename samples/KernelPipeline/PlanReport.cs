using Quorum.Samples;
using Quorum.SemanticKernel;
using Spectre.Console;

namespace KernelPipeline;

/// <summary>Prints plan, votes and results for a person.</summary>
internal static class PlanReport
{
    private const int ShownRivals = 3;

    public static void WritePlan(LabelledText text, PlanConsensus agreed)
    {
        var consensus = agreed.Result.Consensus;
        text.Line("Goal", Markup.Escape(consensus.Question));
        if (agreed.Plan is { } plan)
        {
            Lines(text, "Plan", plan.Calls.Select((call, i) => $"${i + 1} = {call}"));
            text.Line("Votes", $"{agreed.Candidates[0].Members.Count} of {agreed.Candidates.Sum(candidate => candidate.Members.Count)}");
            text.Probability(consensus, "the model plans most often");
        }
        else
        {
            text.Line("No plan", Markup.Escape(consensus.Abstention?.Reason ?? "No sample wrote one that can run."), "bold red");
        }

        Lines(text, "Rivals", agreed.Candidates.Skip(agreed.Plan is null ? 0 : 1).Take(ShownRivals).Select(rival => $"{rival.Members.Count} × {rival.Plan}"));
        Lines(text, "Rejected", agreed.Rejected.GroupBy(rejected => string.Join(" ", rejected.Faults)).OrderByDescending(group => group.Count()).Take(ShownRivals).Select(group => $"{group.Count()} × {group.Key}"));
        text.Line("Stopped", Markup.Escape(consensus.Stop!.Explanation));
        text.Line("Samples", Outcomes.Describe(consensus));
        text.Cost(consensus);
        text.Notes(consensus);
    }

    public static void Lines(LabelledText text, string label, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            text.Line(label, Markup.Escape(line));
    }
}
