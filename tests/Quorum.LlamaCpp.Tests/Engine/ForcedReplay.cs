using Quorum.LlamaCpp.Engine;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Tests.Engine;

/// <summary>One sequence in a context of its own, made to take the tokens that it is given.</summary>
internal sealed unsafe class ForcedReplay : IDisposable
{
    private readonly int _vocabulary;
    private readonly SafeContextHandle _context;
    private readonly DecodeBatch _batch;

    public ForcedReplay(LlamaModel model)
    {
        _vocabulary = model.Vocabulary.Count;
        var parameters = DecodeContext.Parameters(model, model.TrainedContextSize, batchSize: 512, maxSequences: 1, threads: 1);
        _context = new SafeContextHandle(model.Handle, NativeMethods.llama_init_from_model(model.Handle, parameters));
        _batch = new DecodeBatch(512);
    }

    /// <summary>The logits that each token after the prompt is drawn from.</summary>
    public IEnumerable<float[]> Logits(IReadOnlyList<int> tokens, int promptLength)
    {
        NativeMethods.llama_memory_clear(NativeMethods.llama_get_memory(_context), data: 0);
        var evaluated = 0;
        for (var end = promptLength; end < tokens.Count; end++)
        {
            yield return Evaluate(tokens, evaluated, end);
            evaluated = end;
        }
    }

    public void Dispose()
    {
        _batch.Dispose();
        _context.Dispose();
    }

    private float[] Evaluate(IReadOnlyList<int> tokens, int from, int to)
    {
        _batch.Clear();
        for (var i = from; i < to; i++)
            _batch.Add(tokens[i], i, slot: 0, wantsLogits: i == to - 1);
        Assert.Equal(0, _batch.Decode(_context));
        return new ReadOnlySpan<float>(NativeMethods.llama_get_logits_ith(_context, _batch.Count - 1), _vocabulary).ToArray();
    }
}
