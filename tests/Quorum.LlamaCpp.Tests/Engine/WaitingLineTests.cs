using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class WaitingLineTests
{
    [Fact]
    public void Requests_of_different_prompts_take_turns()
    {
        var line = new WaitingLine(roundSize: 8);

        Enter(line, [1, 1, 1, 2, 2, 3]);

        Assert.Equal([1, 2, 3, 1, 2, 1], TakeAll(line));
    }

    [Fact]
    public void More_urgent_requests_come_first()
    {
        var line = new WaitingLine(roundSize: 8);

        Enter(line, [1, 2], GenerationPriority.Low);
        Enter(line, [3, 4]);
        Enter(line, [5], GenerationPriority.High);

        Assert.Equal([5, 3, 4, 1, 2], TakeAll(line));
    }

    [Fact]
    public void Later_prompts_do_not_hold_up_an_earlier_one_for_ever()
    {
        var line = new WaitingLine(roundSize: 1);
        Enter(line, [1, 1]);
        line.Leave(line.Take());
        Enter(line, [2]);

        // The second sample of the first prompt belongs to the round that is under way now, and came earlier.
        Assert.Equal([1, 2], TakeAll(line));
    }

    private static void Enter(WaitingLine line, int[] prompts, GenerationPriority priority = GenerationPriority.Normal)
    {
        foreach (var prompt in prompts)
        {
            var sequence = new Sequence(new GenerationRequest { Prompt = [prompt], Priority = priority }, 100);
            line.Enter(sequence);
            line.Add(sequence);
        }
    }

    private static List<int> TakeAll(WaitingLine line) => line.TakeAll().ConvertAll(sequence => sequence.Tokens[0]);
}
