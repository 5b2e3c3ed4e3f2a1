namespace Quorum.Tests.Consensus;

/// <summary>Samples that end one after the other in a given order, whatever their own.</summary>
/// <remarks>Each sample waits for its gate, and the end of one opens that of the next.</remarks>
internal sealed class Order : IProgress<ConsensusProgress>
{
    private readonly int[] _completion;
    private readonly TaskCompletionSource[] _gates;

    public Order(int[] completion)
    {
        _completion = completion;
        _gates = Array.ConvertAll(completion, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (completion.Length > 0)
            _gates[completion[0]].SetResult();
    }

    public static Order Shuffled(int count, int seed)
    {
        int[] completion = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(completion);
        return new Order(completion);
    }

    public Task Of(int sample) => _gates[sample].Task;

    public void Report(ConsensusProgress value)
    {
        if (value.Finished < _gates.Length)
            _gates[_completion[value.Finished]].TrySetResult();
    }
}
