using System.Collections.Immutable;
using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Plans;

/// <summary>Goals that a few calls of offered functions reach: the chain lists the calls in one of their valid orders, and the reply is the plan as JSON.</summary>
public sealed class PlanFamily() : Family("plan", Wording.English)
{
    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var draft = new GoalDraft(random, isOpen: random.Once(6));
        var goal = random.Pick(length == ChainLength.Drill ? PlanGoals.Short : PlanGoals.Long)(draft);
        var calls = new List<PlannedCall>();
        foreach (var call in goal.Calls)
            Arrange(random, call, calls);

        var sheet = new Worksheet(random, Words);
        if (random.Once(3))
            sheet.Line($"{random.Pick(["The calls:", "This needs:"])}");
        for (var i = 0; i < calls.Count; i++)
            sheet.Line($"${i + 1}: {calls[i].Function.Name}({string.Join(", ", calls[i].Arguments.Select(argument => PlanReply.Refer(argument, calls)))})");

        var key = string.Join("; ", goal.Calls);
        return new Problem
        {
            Family = Name,
            Language = Words.Language,
            Key = key,
            Question = goal.Text,
            Chain = sheet.Text,
            Reply = PlanReply.Write(calls),
            Answer = key,
            Plan = new PlanPrompt(Offer(random, calls, length), [.. draft.Inputs]),
            Size = calls.Count,
        };
    }

    /// <summary>Puts a call behind those that it needs; what does not depend on each other comes in any order.</summary>
    private static void Arrange(Random random, PlannedCall call, List<PlannedCall> calls)
    {
        var waiting = AllOf(call).ToList();
        var first = calls.Count;
        while (waiting.Count > 0)
        {
            var next = random.Pick(waiting.Where(one => one.Needed.All(needed => calls.Skip(first).Any(done => ReferenceEquals(done, needed)))).ToArray());
            calls.Add(next);
            waiting.RemoveAll(one => ReferenceEquals(one, next));
        }
    }

    private static IEnumerable<PlannedCall> AllOf(PlannedCall call) => call.Needed.SelectMany(AllOf).Append(call);

    // The functions that the plan needs, among others, up to all that there are.
    private static ImmutableArray<PlanFunction> Offer(Random random, List<PlannedCall> calls, ChainLength length)
    {
        var needed = calls.Select(call => call.Function).Distinct().ToArray();
        var others = random.Shuffled(PlanFunctions.All.Except(needed));
        var most = length == ChainLength.Drill ? 4 : others.Length;
        var count = length == ChainLength.Full && random.Once(2) ? most : random.Between(2, most);
        return [.. random.Shuffled(needed.Concat(others[..count]))];
    }
}
