using TinyModelTrainer.Tokens;
using static TorchSharp.torch;

namespace TinyModelTrainer.Network;

/// <summary>Samples from the network while it is in training: temperature, then top-p. The engine is not involved.</summary>
internal static class Sampling
{
    /// <summary>One completion for each prompt, without the end mark.</summary>
    /// <param name="model">The network.</param>
    /// <param name="prompts">Token ids; repeat a prompt to sample it several times.</param>
    /// <param name="temperature">Above 0; 1 leaves the probabilities as they are.</param>
    /// <param name="topP">Keeps the smallest set of tokens with at least this probability.</param>
    /// <param name="limit">Most tokens of prompt and completion together.</param>
    public static List<int>[] Complete(TinyLlama model, IReadOnlyList<List<int>> prompts, double temperature, double topP, int limit)
    {
        using var gradientsOff = no_grad();
        using var scope = NewDisposeScope();
        var rows = prompts.Count;
        var shape = model.Shape;
        var completions = prompts.Select(_ => new List<int>()).ToArray();
        var isDone = new bool[rows];
        var keys = Caches();
        var values = Caches();
        var blocks = model.Blocks();
        var next = prompts.Select(prompt => (long)prompt[0]).ToArray();
        for (var position = 0; position + 1 < limit && !isDone.All(done => done); position++)
        {
            using var step = NewDisposeScope();
            var x = model.Embed(TinyLlama.Ids(next).view(rows, 1));
            for (var layer = 0; layer < blocks.Length; layer++)
            {
                var (pastKeys, pastValues) = (keys[layer], values[layer]);
                x = blocks[layer].Apply(x, position, (query, key, value) =>
                {
                    pastKeys.narrow(2, position, 1).copy_(key);
                    pastValues.narrow(2, position, 1).copy_(value);
                    return nn.functional.scaled_dot_product_attention(query, pastKeys.narrow(2, 0, position + 1), pastValues.narrow(2, 0, position + 1));
                });
            }

            var drawn = Draw(model.Project(x.select(1, 0)), temperature, topP);
            for (var row = 0; row < rows; row++)
            {
                if (position + 1 < prompts[row].Count)
                {
                    next[row] = prompts[row][position + 1];
                    continue;
                }

                next[row] = drawn[row];
                isDone[row] |= drawn[row] == SpecialToken.End;
                if (!isDone[row])
                    completions[row].Add((int)drawn[row]);
            }
        }

        return completions;

        Tensor[] Caches() => [.. Enumerable.Range(0, shape.Layers).Select(_ => zeros(rows, shape.Heads, limit, shape.HeadWidth, device: Hardware.Device))];
    }

    private static long[] Draw(Tensor logits, double temperature, double topP)
    {
        var (sorted, order) = (logits / temperature).softmax(-1).sort(-1, descending: true);
        var before = sorted.cumsum(-1) - sorted;
        var kept = sorted.masked_fill(before >= topP, 0);
        return order.gather(1, kept.multinomial(1)).cpu().data<long>().ToArray();
    }
}
