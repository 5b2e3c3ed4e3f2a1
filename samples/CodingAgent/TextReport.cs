using Quorum;
using Quorum.Code;
using Quorum.Samples;
using Spectre.Console;

namespace CodingAgent;

/// <summary>Prints a result for a person: the program, how sure it is, its tests, and what tells the other groups from it.</summary>
internal static class TextReport
{
    private const int ShownTests = 8;
    private const int ShownGroups = 5;

    public static void Write(LabelledText text, string model, ProgramTask task, ProgramConsensus result)
    {
        text.Line("Task", Markup.Escape(task.Description));
        if (result.Decision is { } decision)
        {
            text.Line("Program", CodingTask.Name(task.Language));
            text.Print("");
            text.Indented(SourceMarkup.Highlight(decision.Program));
            text.Print("");
            text.Line("Votes", $"{decision.Votes.Votes} of {result.Groups.Sum(group => group.Votes.Votes)} programs do the same on {result.Inputs.Count} inputs");
            text.Probability(result.Consensus, "the model's programs do most often");
        }
        else
        {
            text.Line("No program", Markup.Escape(Verdicts.Failure(model, task, result)), "bold red");
        }

        text.Line("Stopped", Markup.Escape(result.Consensus.Stop!.Explanation));
        text.Line("Samples", Samples(result));
        text.Cost(result.Consensus);
        text.Notes(result.Consensus);

        WriteTests(text, task, result);
        WriteGroups(text, result);
        WriteFailure(text, result);
        WriteWrongStep(text, result.Consensus);
    }

    private static string Samples(ProgramConsensus result)
    {
        var repaired = result.Samples.Values.Count(sample => sample is { Program: not null, Repairs: > 0, Failure: null });
        return $"{Outcomes.Describe(result.Consensus)}{(repaired > 0 ? $"; {repaired} were repaired" : "")}";
    }

    private static void WriteTests(LabelledText text, ProgramTask task, ProgramConsensus result)
    {
        if (result.Decision is not { } decision)
            return;

        text.Print("");
        text.Print($"[bold]Tests[/] ({task.Examples.Count} given, all passed; {result.Inputs.Count - task.Examples.Count} inputs made):");

        // Given ones first; of the others, those that are not at the boundaries tell more.
        var made = Enumerable.Range(task.Examples.Count, result.Inputs.Count - task.Examples.Count);
        foreach (var i in Enumerable.Range(0, Math.Min(task.Examples.Count, ShownTests)).Concat(made.TakeLast(ShownTests / 2)))
            text.Indented(Markup.Escape($"{Verdicts.Describe(result.Inputs[i], decision.Runs[i])}{(i < task.Examples.Count ? ", as expected" : "")}"));
    }

    private static void WriteGroups(LabelledText text, ProgramConsensus result)
    {
        if (result.Groups.Count < 2)
            return;

        text.Print("");
        text.Print("[bold]Other groups[/]:");
        foreach (var group in result.Groups.Skip(1).Take(ShownGroups))
        {
            text.Indented(Markup.Escape($"{group.Votes.Votes} × {CodingTables.Difference(result, group)}"));
            text.Indented($"  {SourceMarkup.Highlight(group.Program).Replace("\n", "\n  ", StringComparison.Ordinal)}");
        }

        if (result.Groups.Count > ShownGroups + 1)
            text.Indented($"and {result.Groups.Count - ShownGroups - 1} more");
    }

    private static void WriteFailure(LabelledText text, ProgramConsensus result)
    {
        if (result.Samples.OrderBy(sample => sample.Key).FirstOrDefault(sample => sample.Value.Failure is not null) is not { Value: { } failed } pair)
            return;

        text.Print("");
        text.Print($"[bold]A program without a vote[/] (sample {pair.Key}):");
        text.Indented(SourceMarkup.Highlight(failed.Program!));
        text.Indented($"[red]{Markup.Escape(failed.Failure!)}[/]");
    }

    private static void WriteWrongStep(LabelledText text, ConsensusResult result)
    {
        if (result.Chains.FirstOrDefault(chain => chain.Verification?.FirstError is { Verifier: "run" }) is { } chain)
            text.Chain("Reasoning that its program contradicts", chain, "");
    }
}
