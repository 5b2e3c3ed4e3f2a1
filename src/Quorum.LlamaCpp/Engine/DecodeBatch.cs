using System.Runtime.InteropServices;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Engine;

/// <summary>The tokens of one decode step, in the native memory that <c>llama_decode</c> reads.</summary>
internal sealed unsafe class DecodeBatch : IDisposable
{
    private LlamaBatch _batch;

    public DecodeBatch(int capacity)
    {
        Capacity = capacity;
        _batch.Tokens = (int*)NativeMemory.Alloc((nuint)capacity, sizeof(int));
        _batch.Positions = (int*)NativeMemory.Alloc((nuint)capacity, sizeof(int));
        _batch.SequenceCounts = (int*)NativeMemory.Alloc((nuint)capacity, sizeof(int));
        _batch.SequenceIds = (int**)NativeMemory.Alloc((nuint)capacity, (nuint)sizeof(int*));
        _batch.Logits = (sbyte*)NativeMemory.Alloc((nuint)capacity, sizeof(sbyte));
        var ids = (int*)NativeMemory.Alloc((nuint)capacity, sizeof(int));
        for (var i = 0; i < capacity; i++)
        {
            _batch.SequenceCounts[i] = 1;
            _batch.SequenceIds[i] = ids + i;
        }
    }

    public int Capacity { get; }

    public int Count => _batch.TokenCount;

    public int Room => Capacity - Count;

    public void Clear() => _batch.TokenCount = 0;

    /// <summary>Adds a token and returns its row.</summary>
    public int Add(int token, int position, int slot, bool wantsLogits)
    {
        var row = _batch.TokenCount++;
        _batch.Tokens[row] = token;
        _batch.Positions[row] = position;
        *_batch.SequenceIds[row] = slot;
        _batch.Logits[row] = wantsLogits ? (sbyte)1 : (sbyte)0;
        return row;
    }

    public int Decode(SafeContextHandle context) => NativeMethods.llama_decode(context, _batch);

    public void Dispose()
    {
        if (_batch.Tokens is null)
            return;

        NativeMemory.Free(_batch.Tokens);
        NativeMemory.Free(_batch.Positions);
        NativeMemory.Free(_batch.SequenceCounts);
        NativeMemory.Free(*_batch.SequenceIds);
        NativeMemory.Free(_batch.SequenceIds);
        NativeMemory.Free(_batch.Logits);
        _batch = default;
    }
}
