using Quorum.LlamaCpp.Native;
using Quorum.LlamaCpp.Processors;

namespace Quorum.LlamaCpp.Engine;

/// <summary>Lets llama.cpp compute with as many threads as have a processor to themselves.</summary>
/// <param name="context">The context; it belongs to somebody else.</param>
/// <param name="most">The threads on a machine that does nothing else; the context has been made with them.</param>
internal sealed class ComputeThreads(SafeContextHandle context, int most) : IDisposable
{
    private readonly SpareProcessors _spare = new(ProcessorSet.Read());

    // As of the last change; 0 before the first.
    private int _count;

    /// <summary>Changes the number of threads of the next batch, if it has to be changed.</summary>
    public void Adjust()
    {
        var count = _spare.CountFor(most);
        if (count == _count)
            return;

        _count = count;
        NativeMethods.llama_set_n_threads(context, count, count);
    }

    public void Dispose() => _spare.Dispose();
}
