using System.Threading.Channels;
using LLama;
using LLama.Batched;
using LLama.Common;
using LLama.Native;
using Microsoft.Extensions.AI;

namespace Quorum.LLamaSharp;

/// <summary>Evaluates all replies together on one batched executor, which only this loop touches: the executor itself bears a single caller.</summary>
/// <remarks>
/// Replies with the same prompt that wait at the same time are one group, whose prompt is evaluated once; the members fork off where it ends.
/// Cells of the context are counted here, since the executor cannot recover when they run out.
/// </remarks>
internal sealed class GenerationLoop : IDisposable
{
    private const uint DefaultContextSize = 16_384;
    private const uint DefaultSequences = 16;

    // What a reply should at least have room for before it is let in.
    private const int Headroom = 256;

    private readonly Channel<Generation> _arrivals = Channel.CreateUnbounded<Generation>(new() { SingleReader = true });
    private readonly BatchedExecutor _executor;
    private readonly int _contextSize;
    private readonly int _maxSequences;
    private readonly Task _running;
    private readonly Queue<Generation> _waiting = new();
    private readonly List<PromptGroup> _groups = [];
    private readonly List<Branch> _branches = [];
    private volatile bool _isDisposed;
    private volatile Exception? _failure;

    public GenerationLoop(LLamaWeights weights, ModelParams parameters)
    {
        var sequences = parameters.SeqMax > 1 ? parameters.SeqMax : DefaultSequences;
        _executor = new BatchedExecutor(weights, parameters with
        {
            ContextSize = parameters.ContextSize ?? Math.Min(DefaultContextSize, (uint)weights.ContextSize),
            SeqMax = sequences,

            // One cache for all, so that a forked sequence shares the cells of its prompt.
            KVUnified = true,
        });
        _contextSize = (int)_executor.Context.ContextSize;
        _maxSequences = (int)sequences;
        _running = Task.Run(RunAsync);
    }

    private int CellsUsed => _groups.Sum(group => group.PromptCells) + _branches.Sum(branch => branch.Tokens);

    /// <summary>Starts a reply.</summary>
    /// <exception cref="ArgumentException">The prompt leaves no room for a reply.</exception>
    /// <exception cref="InvalidOperationException">LLamaSharp has failed before.</exception>
    /// <exception cref="ObjectDisposedException">The loop was disposed.</exception>
    public void Start(Generation generation)
    {
        if (generation.Prompt.Length >= _contextSize)
            throw new ArgumentException($"The prompt has {generation.Prompt.Length} tokens, and the context holds {_contextSize}, the reply included. Shorten it, or give ModelParams.ContextSize more.");

        if (_arrivals.Writer.TryWrite(generation))
            return;

        throw _failure is { } failure ? ToException(failure) : new ObjectDisposedException(nameof(LLamaSharpChatClient));
    }

    /// <summary>Ends the replies under way with <see cref="ObjectDisposedException"/> and frees the context.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _arrivals.Writer.TryComplete();
        _running.GetAwaiter().GetResult();
    }

    private async Task RunAsync()
    {
        try
        {
            while (!_isDisposed && (IsBusy() || await _arrivals.Reader.WaitToReadAsync().ConfigureAwait(false)))
            {
                Admit();
                await EvaluateAsync().ConfigureAwait(false);
                ForkGroups();
                DrawTokens();
            }

            EndAll(() => new ObjectDisposedException(nameof(LLamaSharpChatClient)));
        }
        catch (Exception e)
        {
            _failure = e;
            _arrivals.Writer.TryComplete();
            EndAll(() => ToException(e));
        }
        finally
        {
            _executor.Dispose();
        }
    }

    private static InvalidOperationException ToException(Exception failure) => new($"LLamaSharp failed: {failure.Message}", failure);

    private bool IsBusy() => _branches.Count > 0 || _groups.Count > 0 || _waiting.Count > 0;

    private void Admit()
    {
        while (_arrivals.Reader.TryRead(out var arrival))
            _waiting.Enqueue(arrival);

        while (_waiting.TryPeek(out var next))
        {
            if (next.IsGivenUp)
            {
                _waiting.Dequeue().Dispose();
                continue;
            }

            // Every member will be a sequence of its own, the first one that of the group.
            if (_branches.Count + _groups.Sum(group => group.Joined.Count) >= _maxSequences)
                return;

            if (_groups.Find(group => group.Joined.Count > 0 && group.Joined[0].Prompt.AsSpan().SequenceEqual(next.Prompt)) is { } group)
            {
                next.SharedTokens = next.Prompt.Length;
            }
            else if (CellsUsed > 0 && CellsUsed + next.Prompt.Length + Headroom > _contextSize)
            {
                return;
            }
            else
            {
                var root = _executor.Create();
                root.Prompt(next.Prompt);
                group = new PromptGroup(root, next.Prompt.Length);
                _groups.Add(group);
            }

            group.Joined.Add(_waiting.Dequeue());
        }
    }

    private async Task EvaluateAsync()
    {
        var result = await _executor.Infer().ConfigureAwait(false);
        if (result != DecodeResult.Ok)
            throw new InvalidOperationException($"llama_decode ended with {result}, with {CellsUsed} of {_contextSize} tokens in use.");
    }

    /// <summary>Gives each member of a group whose prompt has been evaluated a sequence of its own, the last one that of the prompt.</summary>
    private void ForkGroups()
    {
        foreach (var group in _groups.Where(group => group.Root is { RequiresSampling: true }).ToList())
        {
            var root = group.Root!;
            foreach (var generation in group.Joined.Where(generation => generation.IsGivenUp))
                generation.Dispose();

            group.Joined.RemoveAll(generation => generation.IsGivenUp);
            for (var i = 0; i < group.Joined.Count; i++)
                _branches.Add(new Branch(group.Joined[i], group, i < group.Joined.Count - 1 ? root.Fork() : root));

            group.Members = group.Joined.Count;
            group.Joined.Clear();
            group.Root = null;
            if (group.Members > 0)
                continue;

            root.Dispose();
            _groups.Remove(group);
        }
    }

    private void DrawTokens()
    {
        foreach (var branch in _branches.Where(branch => branch.Conversation.RequiresSampling).ToList())
        {
            if (branch.Conversation.IsDisposed)
                continue;

            if (branch.Generation.IsGivenUp || branch.Generation.Draw(_executor.Context, branch.Conversation.GetSampleIndex()) is not { } token)
            {
                End(branch);
                continue;
            }

            if (CellsUsed >= _contextSize)
                CutYoungest();
            if (!branch.Conversation.IsDisposed)
                branch.Prompt(token);
        }
    }

    /// <summary>Makes room: of the replies that nothing is being evaluated for, the one that began last ends where it is.</summary>
    private void CutYoungest()
    {
        var youngest = _branches.FindLast(branch => branch.Conversation.RequiresSampling)!;
        youngest.Generation.End(ChatFinishReason.Length);
        End(youngest);
    }

    private void End(Branch branch)
    {
        _branches.Remove(branch);
        branch.Conversation.Dispose();
        branch.Generation.Dispose();
        if (--branch.Group.Members == 0)
            _groups.Remove(branch.Group);
    }

    private void EndAll(Func<Exception> reason)
    {
        while (_arrivals.Reader.TryRead(out var arrival))
            _waiting.Enqueue(arrival);

        foreach (var generation in _branches.Select(branch => branch.Generation).Concat(_groups.SelectMany(group => group.Joined)).Concat(_waiting))
        {
            generation.Fail(reason());
            generation.Dispose();
        }
    }

    /// <summary>A prompt, and the replies that share it.</summary>
    private sealed class PromptGroup(Conversation root, int promptCells)
    {
        public int PromptCells => promptCells;

        /// <summary>The sequence in which the prompt is evaluated, until that is done.</summary>
        public Conversation? Root { get; set; } = root;

        /// <summary>Those that wait for the prompt.</summary>
        public List<Generation> Joined { get; } = [];

        /// <summary>How many replies still go on from it.</summary>
        public int Members { get; set; }
    }

    /// <summary>A reply and its sequence.</summary>
    private sealed class Branch(Generation generation, PromptGroup group, Conversation conversation)
    {
        public Generation Generation => generation;

        public PromptGroup Group => group;

        public Conversation Conversation => conversation;

        /// <summary>The cells that are its own.</summary>
        public int Tokens { get; private set; }

        public void Prompt(LLamaToken token)
        {
            conversation.Prompt(token);
            Tokens++;
        }
    }
}
