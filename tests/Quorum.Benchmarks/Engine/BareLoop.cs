using System.Diagnostics;
using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Engine;
using Quorum.LlamaCpp.Native;

namespace Quorum.Benchmarks;

/// <summary>
/// The limit that the engine is measured against: llama_decode in a loop over one batch of k tokens, the same tokens at the same positions
/// in the same context as the engine's, with no sampling, no text and no scheduling.
/// </summary>
internal sealed class BareLoop : IDisposable
{
    private readonly SafeContextHandle _context;
    private readonly DecodeBatch _batch;
    private readonly nint _memory;
    private int[] _prompt = [];

    public BareLoop(LlamaEngine engine, LlamaEngineOptions options)
    {
        var model = engine.Model;
        var batchSize = Math.Max(options.BatchSize, engine.MaxSequences);
        var parameters = DecodeContext.Parameters(model, engine.Counters.CellsTotal, batchSize, engine.MaxSequences, engine.Threads, options.CacheType, options.FlashAttention);
        _context = new SafeContextHandle(model.Handle, NativeMethods.llama_init_from_model(model.Handle, parameters));
        _batch = new DecodeBatch(batchSize);
        _memory = NativeMethods.llama_get_memory(_context);
    }

    /// <summary>Evaluates the prompt once, shares it, and then decodes the recorded tokens of all sequences; returns the time of the latter.</summary>
    public TimeSpan Run(int[] prompt, int[][] drawn)
    {
        Evaluate(prompt);
        for (var slot = 1; slot < drawn.Length; slot++)
            NativeMethods.llama_memory_seq_cp(_memory, 0, slot, -1, -1);
        _batch.Clear();
        for (var slot = 0; slot < drawn.Length; slot++)
            _batch.Add(Workload.PromptOf(prompt, slot)[^1], prompt.Length, slot, wantsLogits: true);
        Check(_batch.Decode(_context));

        var watch = Stopwatch.StartNew();
        for (var step = 0; step < drawn[0].Length - 1; step++)
        {
            _batch.Clear();
            for (var slot = 0; slot < drawn.Length; slot++)
                _batch.Add(drawn[slot][step], prompt.Length + 1 + step, slot, wantsLogits: true);
            Check(_batch.Decode(_context));
        }

        return watch.Elapsed;
    }

    public void Dispose()
    {
        _batch.Dispose();
        _context.Dispose();
    }

    // Once for all runs: on a large model a long prompt takes longer than what is measured.
    private void Evaluate(int[] prompt)
    {
        if (_prompt.AsSpan().SequenceEqual(prompt))
        {
            for (var slot = 1; slot < LlamaEngineOptions.SequenceLimit; slot++)
                NativeMethods.llama_memory_seq_rm(_memory, slot, -1, -1);
            NativeMethods.llama_memory_seq_rm(_memory, 0, prompt.Length, -1);
            return;
        }

        NativeMethods.llama_memory_clear(_memory, data: 0);
        _batch.Clear();
        for (var i = 0; i < prompt.Length; i++)
            _batch.Add(prompt[i], i, slot: 0, wantsLogits: false);
        Check(_batch.Decode(_context));
        _prompt = prompt;
    }

    private static void Check(int result)
    {
        if (result != 0)
            throw new InvalidOperationException($"llama_decode returned {result}.");
    }
}
