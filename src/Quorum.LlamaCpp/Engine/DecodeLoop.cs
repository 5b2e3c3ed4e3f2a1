using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Evaluates all live sequences of one context together, step by step (continuous batching: Yu et al., "Orca", OSDI 2022). One thread runs
/// <see cref="Step"/>; nothing here is called from another.
/// </summary>
internal sealed unsafe class DecodeLoop : IDisposable
{
    private const int NoRoom = 1;
    private const int Aborted = 2;

    // From here on, drawing a token takes long enough to be worth another thread.
    private const int LargeVocabulary = 8192;

    // A sequence is let in only if each live one can still draw this many tokens, so that it is not paused again at once.
    private const int ReservePerSequence = 16;

    private readonly LlamaVocabulary _vocabulary;
    private readonly SafeContextHandle _context;
    private readonly nint _memory;
    private readonly DecodeBatch _batch;
    private readonly KvCells _cells;
    private readonly PrefixSharing _prefixes;
    private readonly DrawCrew _crew;
    private readonly Stack<int> _freeSlots;

    // Both in order of arrival.
    private readonly List<Sequence> _waiting = [];
    private readonly List<Sequence> _live = [];
    private readonly List<(Sequence Sequence, int Count)> _planned = [];
    private readonly List<Sequence> _drawing = [];

    private long _arrivals;
    private EngineCounters _counters;

    public DecodeLoop(LlamaVocabulary vocabulary, SafeContextHandle context, int maxSequences, int batchSize, int drawThreads)
    {
        _vocabulary = vocabulary;
        _context = context;
        _memory = NativeMethods.llama_get_memory(context);
        _batch = new DecodeBatch(batchSize);
        _crew = new DrawCrew(vocabulary.Count, vocabulary.Count < LargeVocabulary ? 1 : drawThreads, Draw);
        _cells = new KvCells((int)NativeMethods.llama_n_ctx(context));
        _prefixes = new PrefixSharing(_memory, _cells);
        _freeSlots = new Stack<int>(Enumerable.Range(0, maxSequences).Reverse());
    }

    public bool HasWork => _live.Count + _waiting.Count > 0;

    public EngineCounters Counters => _counters with
    {
        TokensReused = _prefixes.TokensReused,
        LiveSequences = _live.Count,
        WaitingRequests = _waiting.Count,
        CellsUsed = _cells.Used,
        CellsTotal = _cells.Total,
    };

    public void Enqueue(Sequence sequence)
    {
        sequence.Arrival = _arrivals++;
        _waiting.Add(sequence);
    }

    /// <summary>Evaluates one batch and draws the next token of every sequence that is complete.</summary>
    /// <exception cref="LlamaException">llama.cpp failed; <see cref="FailAll"/> must follow.</exception>
    public void Step()
    {
        DropCancelled();
        Admit();
        _prefixes.Advance(_live);
        Plan();
        if (_batch.Count == 0)
            return;

        LlamaLog.Begin();
        var result = _batch.Decode(_context);
        if (result == Aborted)
            return;
        if (result == NoRoom && _live.Count > 1)
        {
            // llama.cpp has changed nothing, so the same goes on in less company.
            Pause(_live[^1]);
            return;
        }

        if (result != 0)
            throw new LlamaException($"llama.cpp could not evaluate a batch of {_batch.Count} tokens (error {result}): {LlamaLog.End("it gave no reason")}");

        Commit();
        Draw();
    }

    /// <summary>Ends every sequence with an error of its own and empties the KV cache.</summary>
    public void FailAll(Func<Exception> createException)
    {
        foreach (var sequence in _live)
        {
            Free(sequence);
            sequence.Fail(createException());
        }

        foreach (var sequence in _waiting)
            sequence.Fail(createException());
        _live.Clear();
        _waiting.Clear();
        NativeMethods.llama_memory_clear(_memory, data: 0);
    }

    /// <summary>The highest position that llama.cpp itself holds for every slot, -1 for an empty one.</summary>
    public int[] ReadPositions() =>
        [.. Enumerable.Range(0, _freeSlots.Count + _live.Count).Select(slot => NativeMethods.llama_memory_seq_pos_max(_memory, slot))];

    public void Dispose()
    {
        _batch.Dispose();
        _context.Dispose();
    }

    private void DropCancelled()
    {
        _waiting.RemoveAll(static sequence => sequence.IsCancelled);
        foreach (var sequence in _live)
        {
            if (!sequence.IsCancelled)
                continue;

            _prefixes.Inherit(sequence, _live);
            Free(sequence);
        }

        _live.RemoveAll(static sequence => sequence.Slot < 0);
    }

    private void Admit()
    {
        while (_waiting.Count > 0 && _freeSlots.Count > 0)
        {
            var sequence = _waiting[0];
            var (source, length) = PrefixSharing.Find(sequence, _live);
            var needed = sequence.Tokens.Count - length + PromisedCells() + (ReservePerSequence * (_live.Count + 1));
            if (_live.Count > 0 && needed > _cells.Free)
                return;

            _waiting.RemoveAt(0);
            sequence.Slot = _freeSlots.Pop();
            _prefixes.Attach(sequence, source, length);
            InsertByArrival(_live, sequence);
            _counters = _counters with { PeakSequences = Math.Max(_counters.PeakSequences, _live.Count) };
        }
    }

    // What the live sequences still need for the tokens that they already have.
    private int PromisedCells() => _live.Sum(static live => live.PrefixSource is null ? live.Remaining : live.Tokens.Count - live.PrefixLength);

    private void Plan()
    {
        while (true)
        {
            _batch.Clear();
            _planned.Clear();
            var drawing = _live.Count(static sequence => sequence is { Remaining: 1, PrefixSource: null });
            if (drawing <= _cells.Free)
            {
                // Sequences that draw come first: a long prompt must not hold them up.
                foreach (var sequence in _live.Where(static sequence => sequence.Remaining == 1))
                    Plan(sequence);
                foreach (var sequence in _live.Where(static sequence => sequence.Remaining > 1))
                    Plan(sequence);
            }

            if (_batch.Count > 0 || _live.Count == 0)
                return;
            Pause(_live[^1]);
        }
    }

    private void Plan(Sequence sequence)
    {
        var count = Math.Min(sequence.Remaining, Math.Min(_batch.Room, _cells.Free - _batch.Count));
        if (sequence.PrefixSource is not null || count <= 0)
            return;

        sequence.OutputRow = -1;
        for (var i = 0; i < count; i++)
        {
            var position = sequence.Evaluated + i;
            var isLast = position == sequence.Tokens.Count - 1;
            var row = _batch.Add(sequence.Tokens[position], position, sequence.Slot, wantsLogits: isLast);
            if (isLast)
                sequence.OutputRow = row;
        }

        _planned.Add((sequence, count));
    }

    private void Commit()
    {
        foreach (var (sequence, count) in _planned)
        {
            for (var i = 0; i < count; i++)
                _cells.Take(sequence.Cells);
        }

        _counters = _counters with { DecodeSteps = _counters.DecodeSteps + 1, TokensEvaluated = _counters.TokensEvaluated + _batch.Count };
    }

    private void Draw()
    {
        _drawing.Clear();
        var isAnyWaiting = _live.Exists(static sequence => sequence.PrefixSource is not null);
        foreach (var (source, _) in _planned)
        {
            if (source.OutputRow < 0)
                continue;

            _drawing.Add(source);
            if (isAnyWaiting)
                ShareRow(source);
        }

        // Before a source that draws its last token takes its cells away.
        _prefixes.Advance(_live);
        DrawAll();
        foreach (var sequence in _drawing)
        {
            if (sequence.IsEnded)
                Free(sequence);
        }

        _live.RemoveAll(static sequence => sequence.Slot < 0);
        _counters = _counters with { TokensDrawn = _counters.TokensDrawn + _drawing.Count };
    }

    // Sequences that waited for exactly this prompt draw from the same logits.
    private void ShareRow(Sequence source)
    {
        foreach (var sequence in _live)
        {
            if (_prefixes.TryShareAll(source, sequence))
            {
                sequence.OutputRow = source.OutputRow;
                _drawing.Add(sequence);
            }
        }
    }

    private void DrawAll()
    {
        // Reading a row may reorder llama.cpp's outputs, so all are read before the first is used.
        foreach (var sequence in _drawing)
            sequence.Logits = (nint)NativeMethods.llama_get_logits_ith(_context, sequence.OutputRow);

        _crew.Run(_drawing.Count);
    }

    private void Draw(int index, SamplerScratch scratch)
    {
        var sequence = _drawing[index];
        try
        {
            sequence.Draw(new ReadOnlySpan<float>((void*)sequence.Logits, _vocabulary.Count), scratch, _vocabulary);
        }
#pragma warning disable CA1031 // What fails here is this sequence's own affair; the others go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            sequence.Fail(exception);
        }
    }

    private void Pause(Sequence sequence)
    {
        _live.Remove(sequence);
        Free(sequence);
        InsertByArrival(_waiting, sequence);
        _counters = _counters with { Pauses = _counters.Pauses + 1 };

        // Those who waited for it look for another source.
        _prefixes.Advance(_live);
    }

    private void Free(Sequence sequence)
    {
        if (sequence.Slot < 0)
            return;

        NativeMethods.llama_memory_seq_rm(_memory, sequence.Slot, -1, -1);
        _cells.Release(sequence.Cells);
        _freeSlots.Push(sequence.Slot);
        sequence.Slot = -1;
        sequence.PrefixSource = null;
    }

    private static void InsertByArrival(List<Sequence> sequences, Sequence sequence)
    {
        var index = sequences.FindLastIndex(other => other.Arrival < sequence.Arrival);
        sequences.Insert(index + 1, sequence);
    }
}
