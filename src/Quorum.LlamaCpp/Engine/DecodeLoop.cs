using System.Diagnostics;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Evaluates all live branches of one context together, step by step (continuous batching: Yu et al., "Orca", OSDI 2022), and draws for all of
/// their sequences. One thread runs <see cref="Step"/>; nothing here is called from another.
/// </summary>
internal sealed unsafe class DecodeLoop : IDisposable
{
    private const int NoRoom = 1;
    private const int Aborted = 2;

    // From here on, drawing a token takes long enough to be worth another thread.
    // So many cells in a row lie close together, whatever else is in the batch.
    private const int CompactRun = 16;

    private const int LargeVocabulary = 8192;

    private readonly LlamaVocabulary _vocabulary;
    private readonly SafeContextHandle _context;
    private readonly int _maxBranches;
    private readonly DecodeBatch _batch;
    private readonly DrawCrew _crew;
    private readonly BranchMemory _memory;
    private readonly HeldPrefixes _held;
    private readonly WaitingLine _waiting;
    private readonly PrefixTree _tree;
    private readonly List<(Branch Branch, int Count)> _planned = [];
    private readonly List<Sequence> _drawing = [];
    private long _steps;
    private long _evaluated;
    private long _drawn;
    private TimeSpan _evaluationTime;
    private TimeSpan _drawTime;

    /// <param name="vocabulary">The model's vocabulary.</param>
    /// <param name="context">Where to evaluate; it belongs to the loop.</param>
    /// <param name="maxBranches">The most branches that are evaluated together.</param>
    /// <param name="batchSize">The most tokens of a step.</param>
    /// <param name="maxHeldCells">The most KV cells that finished prefixes may hold.</param>
    /// <param name="drawThreads">The threads that draw from a large vocabulary.</param>
    public DecodeLoop(LlamaVocabulary vocabulary, SafeContextHandle context, int maxBranches, int batchSize, int maxHeldCells, int drawThreads)
    {
        _vocabulary = vocabulary;
        _context = context;
        _maxBranches = maxBranches;
        _batch = new DecodeBatch(batchSize);
        _crew = new DrawCrew(vocabulary.Count, vocabulary.Count < LargeVocabulary ? 1 : drawThreads, Draw);
        _memory = new BranchMemory(NativeMethods.llama_get_memory(context), (int)NativeMethods.llama_n_ctx(context));
        _held = new HeldPrefixes(_memory, maxHeldCells);
        _waiting = new WaitingLine(maxBranches);
        _tree = new PrefixTree(_memory, _held, _waiting);
    }

    public bool HasWork => _tree.Live.Count + _waiting.Count > 0;

    public EngineCounters Counters => _tree.Counters with
    {
        DecodeSteps = _steps,
        EvaluationTime = _evaluationTime,
        DrawTime = _drawTime,
        TokensEvaluated = _evaluated,
        TokensDrawn = _drawn,
        WaitingRequests = _waiting.Count,
        HeldPrefixes = _held.All.Count,
        CellsUsed = _memory.Cells.Used,
        CellsHeld = _memory.Cells.Held,
        CellsTotal = _memory.Cells.Total,
    };

    public void Enqueue(Sequence sequence)
    {
        _waiting.Enter(sequence);
        if (!_tree.TryJoin(sequence))
            _waiting.Add(sequence);
    }

    /// <summary>Evaluates one batch and draws the next token of every sequence that is complete.</summary>
    /// <exception cref="LlamaException">llama.cpp failed; <see cref="FailAll"/> must follow.</exception>
    public void Step()
    {
        _waiting.DropCancelled();
        _tree.DropCancelled();
        Admit();
        _tree.Advance();
        Plan();
        if (_batch.Count == 0)
            return;

        LlamaLog.Begin();
        var start = Stopwatch.GetTimestamp();
        var result = _batch.Decode(_context);
        _evaluationTime += Stopwatch.GetElapsedTime(start);
        if (result == Aborted)
            return;
        if (result == NoRoom && _tree.Live.Count > 1)
        {
            // llama.cpp has changed nothing, so the same goes on in less company.
            _held.Clear();
            _tree.Pause(_tree.Live[^1]);
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
        foreach (var sequence in (List<Sequence>)[.. _tree.TakeAll(), .. _waiting.TakeAll()])
        {
            _waiting.Leave(sequence);
            sequence.Fail(createException());
        }

        _held.Clear();
        _memory.Clear();
    }

    /// <summary>The highest position that llama.cpp itself holds for every slot, -1 for an empty one.</summary>
    public int[] ReadPositions() => _memory.ReadPositions();

    public void Dispose()
    {
        _batch.Dispose();
        _context.Dispose();
    }

    private void Admit()
    {
        while (_waiting.First is { } next && HasPlace(next) && _held.TryFreeSlot())
        {
            var (source, length) = _tree.Find(next);
            if (HasRoom(next, source, length))
                _tree.AddFirst(source, length);
            else if (next.Priority > _tree.Live[^1].Rank.Priority)
                _tree.Pause(_tree.Live[^1]); // What is less urgent makes room; what merely comes later is left to end.
            else
                return;
        }
    }

    // A sequence that is served before one of those that are evaluated takes its place among them.
    private bool HasPlace(Sequence sequence) => _tree.Live.Count < _maxBranches || sequence.Rank < _tree.Live[_maxBranches - 1].Rank;

    // Whether the cells will probably do for what the sequence and the live branches have and will draw.
    private bool HasRoom(Sequence sequence, Branch? source, int length)
    {
        if (_tree.Live.Count == 0)
            return true;

        var needed = sequence.Tokens.Count - length + _tree.Forecast.Remaining(sequence);
        foreach (var branch in _tree.Live)
            needed += (branch.PrefixSource is null ? branch.Remaining : branch.Tokens.Count - branch.PrefixLength) + _tree.Forecast.Remaining(branch.Members[0]);
        return needed <= _memory.Cells.Free + _memory.Cells.Held - (source is { IsHeld: true } ? length : 0);
    }

    private void Plan()
    {
        while (true)
        {
            _batch.Clear();
            _planned.Clear();

            // Sequences that draw come first: a long prompt must not hold them up.
            if (_held.TryFreeCells(CountDrawing()))
            {
                PlanThose(drawing: true);
                PlanThose(drawing: false);
            }

            if (_batch.Count > 0 || _tree.Live.Count == 0)
                return;
            _tree.Pause(_tree.Youngest());
        }
    }

    private int CountDrawing()
    {
        var drawing = 0;
        foreach (var branch in _tree.Live)
            drawing += branch is { Remaining: 1, PrefixSource: null } ? 1 : 0;
        return Math.Min(drawing, _maxBranches);
    }

    private void PlanThose(bool drawing)
    {
        var rows = 0;
        foreach (var branch in _tree.Live)
        {
            if (branch.PrefixSource is not null)
                continue;
            if (++rows > _maxBranches)
                return;
            if (branch.Remaining == 1 == drawing)
                Plan(branch);
        }
    }

    private void Plan(Branch branch)
    {
        var count = Math.Min(branch.Remaining, _batch.Room);
        _held.TryFreeCells(_batch.Count + count);
        count = Math.Min(count, _memory.Cells.Free - _batch.Count);
        if (count <= 0)
            return;

        branch.OutputRow = -1;
        for (var i = 0; i < count; i++)
        {
            var position = branch.Evaluated + i;
            var isLast = position == branch.Tokens.Count - 1;
            var row = _batch.Add(branch.Tokens[position], position, branch.Slot, wantsLogits: isLast);
            if (isLast)
                branch.OutputRow = row;
        }

        _planned.Add((branch, count));
    }

    private void Commit()
    {
        foreach (var (branch, count) in _planned)
            _tree.Take(branch, count, isCompact: count >= CompactRun || 2 * count >= _batch.Count);
        _steps++;
        _evaluated += _batch.Count;
    }

    private void Draw()
    {
        _drawing.Clear();
        foreach (var (branch, _) in _planned)
        {
            if (branch.OutputRow < 0)
                continue;

            // Reading a row may reorder llama.cpp's outputs, so all are read before the first is used.
            var logits = (nint)NativeMethods.llama_get_logits_ith(_context, branch.OutputRow);
            foreach (var member in branch.Members)
            {
                member.Logits = logits;
                _drawing.Add(member);
            }
        }

        // Before a source that draws its last token gives its cells back.
        _tree.Advance();
        var start = Stopwatch.GetTimestamp();
        _crew.Run(_drawing.Count);
        _drawTime += Stopwatch.GetElapsedTime(start);
        _drawn += _drawing.Count;
        foreach (var (branch, _) in _planned)
        {
            if (branch.OutputRow >= 0)
                _tree.Part(branch);
        }

        _tree.DropEmpty();
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
}
