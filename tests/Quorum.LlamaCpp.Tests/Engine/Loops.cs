using Quorum.LlamaCpp.Engine;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Tests.Engine;

/// <summary>Makes decode loops that are stepped by hand.</summary>
internal static class Loops
{
    public static DecodeLoop Create(LlamaModel model, int maxSequences, int batchSize, int cells = 4096, int? maxHeldCells = null)
    {
        var parameters = DecodeContext.Parameters(model, cells, batchSize, maxSequences, threads: 1);
        var context = NativeMethods.llama_init_from_model(model.Handle, parameters);
        return new DecodeLoop(model.Vocabulary, new SafeContextHandle(model.Handle, context), maxSequences, batchSize, maxHeldCells ?? cells / 2, drawThreads: 1);
    }

    public static List<Sequence> Enqueue(this DecodeLoop loop, IEnumerable<GenerationRequest> requests)
    {
        var sequences = requests.Select(request => new Sequence(request, 4096)).ToList();
        sequences.ForEach(loop.Enqueue);
        return sequences;
    }

    public static void RunToEnd(this DecodeLoop loop)
    {
        while (loop.HasWork)
            loop.Step();
    }
}
