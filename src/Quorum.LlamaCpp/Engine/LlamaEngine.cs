using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Quorum.LlamaCpp.Engine;
using Quorum.LlamaCpp.Native;
using Quorum.LlamaCpp.Processors;

namespace Quorum.LlamaCpp;

/// <summary>
/// Draws many generations from one model at once: every decode step evaluates one batch with the next token of each sequence, new prompts
/// mixed in. What sequences have in common so far, of prompts and of drawn tokens, is evaluated once, and what has ended is held for requests
/// that begin like it. Requests beyond the capacity wait: the more urgent first, then different prompts in turn, then in order of arrival.
/// </summary>
/// <remarks>
/// All members are thread-safe. A generation whose enumeration is cancelled or left early gives its sequence and KV cells back within one
/// decode step.
/// </remarks>
public sealed class LlamaEngine : IDisposable, IAsyncDisposable
{
    private const int ContextPadding = 256;

    // Small models evaluate a prompt in no time, and look past every cell that is held.
    private const int SmallHeldCells = 256;

    private readonly object _gate = new();
    private readonly RequestLimit _limit;
    private readonly AbortFlag _abort;
    private readonly List<DecodeThread> _threads = [];
    private readonly int[] _requests;
    private readonly bool _ownsModel;
    private bool _isStopped;
    private bool _isDisposed;

    /// <summary>Makes an engine: allocates the KV cache and starts the decode threads.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">The engine's size.</param>
    /// <param name="ownsModel">Whether disposing the engine disposes the model.</param>
    /// <param name="loggerFactory">Gets a line about the size that was chosen.</param>
    /// <exception cref="InsufficientMemoryException">The KV cache and the compute buffers need more memory than is available.</exception>
    /// <exception cref="LlamaException">The KV cache could not be allocated.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="NotSupportedException">
    /// The model is no transformer that generates text: it is recurrent, or has an encoder. Or its KV cache cannot be quantised.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public LlamaEngine(LlamaModel model, LlamaEngineOptions? options = null, bool ownsModel = false, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new LlamaEngineOptions();
        DecodeContext.RequireDecoder(model);
        DecodeContext.RequireCacheType(model, options);
        Model = model;
        _ownsModel = ownsModel;
        _limit = new RequestLimit(options.MaxRequests, TimeProvider.System);
        _requests = new int[options.Contexts];

        MaxSequences = options.MaxSequences ?? (model.IsSmall ? 4 : 64);
        Threads = options.Threads ?? (model.IsSmall ? 1 : Math.Max(1, ProcessorSet.Read().Cores / options.Contexts));
        var available = MemoryCheck.Available(model.UsesGpu);
        var cells = RoundUp(options.ContextSize ?? DefaultContextSize(model, options, MaxSequences));
        var batchSize = Math.Min(cells, Math.Max(options.BatchSize, MaxSequences));
        ContextSize = Math.Min(cells, model.TrainedContextSize);

        var parameters = DecodeContext.Parameters(model, cells, batchSize, MaxSequences, Threads, options.CacheType, options.FlashAttention);
        var shape = ContextShape.Of(parameters);
        var one = MemoryEstimate.Of(model.File, shape);
        Memory = one with { Cache = one.Cache * options.Contexts, Compute = one.Compute * options.Contexts };
        _abort = new AbortFlag();
        SetAbort(ref parameters);
        try
        {
            for (var i = 0; i < options.Contexts; i++)
            {
                if (model.ChecksMemory)
                    MemoryCheck.RequireContext(model.File, shape, MemoryCheck.Available(model.UsesGpu));
                _threads.Add(Start(parameters, isAdaptive: options.Threads is null && Threads > 1, i));
            }
        }
        catch
        {
            Free();
            throw;
        }

        EngineLog.Started(
            (ILogger?)loggerFactory?.CreateLogger<LlamaEngine>() ?? NullLogger.Instance,
            model.Name, options.Contexts, cells, MaxSequences, Threads, ByteSize.Format(Memory.Cache), ByteSize.Format(Memory.Compute), available);
    }

    /// <summary>Gets the version of llama.cpp that runs here; libraries of another version are refused.</summary>
    public static string NativeVersion => LlamaLayout.Version;

    /// <summary>Gets the model.</summary>
    public LlamaModel Model { get; }

    /// <summary>Gets the most tokens that a prompt and its output may have together.</summary>
    public int ContextSize { get; }

    /// <summary>Gets the number of sequences that each context evaluates together.</summary>
    public int MaxSequences { get; }

    /// <summary>Gets the number of threads that evaluate a batch of a context; fewer do while other processes need the processors.</summary>
    public int Threads { get; }

    /// <summary>Gets what the model and the contexts of this engine take in memory.</summary>
    public MemoryEstimate Memory { get; }

    /// <summary>Gets what the engine has done so far and holds now, as of the last decode step of each context.</summary>
    public EngineCounters Counters => _threads.Select(thread => thread.Counters).Aggregate(static (sum, counters) => EngineCounters.Sum(sum, counters));

    /// <summary>Generates text. The request starts when the enumeration does.</summary>
    /// <param name="request">The prompt and how to go on from it.</param>
    /// <param name="cancellationToken">Ends the generation.</param>
    /// <returns>The tokens as they are drawn; the last one carries the <see cref="GenerationSummary"/>.</returns>
    /// <exception cref="ArgumentException">The prompt is empty or names a token that the model does not have, a stop string is empty, the
    /// opening's ending lacks its end token, or the grammar is not valid.</exception>
    /// <exception cref="PromptTooLongException">The prompt leaves no room for output in <see cref="ContextSize"/>.</exception>
    /// <exception cref="EngineBusyException">The engine has as many requests as <see cref="LlamaEngineOptions.MaxRequests"/> allows.</exception>
    /// <exception cref="ObjectDisposedException">The engine is stopped, or disposed before or while generating.</exception>
    /// <exception cref="LlamaException">llama.cpp failed to evaluate a batch.</exception>
    /// <exception cref="OperationCanceledException">The generation was cancelled.</exception>
    public IAsyncEnumerable<GeneratedToken> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);

        // A list that its owner changes meanwhile must not change the request.
        request = request with
        {
            Prompt = [.. request.Prompt],
            StopStrings = [.. request.StopStrings],
            TextTokens = [.. request.TextTokens],
            Opening = request.Opening is { } opening ? opening with { Ending = [.. opening.Ending], Extension = [.. opening.Extension] } : null,
        };
        lock (_gate)
            ObjectDisposedException.ThrowIf(_isStopped, this);
        RequestRules.Require(request, Model, ContextSize);
        return Generate(request, cancellationToken);
    }

    /// <summary>Waits until no request is under way or waiting.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when the engine has no sequence; all KV cells that are not free hold finished prefixes for later requests.</returns>
    public async Task WhenIdleAsync(CancellationToken cancellationToken = default)
    {
        while (_threads.Find(static thread => !thread.Idle.IsCompleted) is { } busy)
            await busy.Idle.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes no further requests, and waits until those that are under way or waiting have ended.</summary>
    /// <param name="cancellationToken">Ends the wait; the requests go on.</param>
    /// <returns>A task that completes when all have ended.</returns>
    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
            _isStopped = true;
        return WhenIdleAsync(cancellationToken);
    }

    /// <summary>Lets the requests under way and waiting end, as <see cref="StopAsync"/> does, and then frees what <see cref="Dispose"/> frees.</summary>
    /// <returns>A task that completes when all is freed.</returns>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        Dispose();
    }

    /// <summary>Stops the decode threads and frees the KV cache. Generations under way end with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isStopped = _isDisposed = true;
        }

        Free();
        if (_ownsModel)
            Model.Dispose();
    }

    /// <summary>The positions that llama.cpp holds for every slot; call it on an idle engine only.</summary>
    internal int[] ReadPositions() => [.. _threads.SelectMany(static thread => thread.ReadPositions())];

    private async IAsyncEnumerable<GeneratedToken> Generate(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var sequence = new Sequence(request, ContextSize, request.Grammar is { } gbnf ? new OutputGrammar(Model.Vocabulary, gbnf, request.TextTokens) : null);
        var context = Enqueue(sequence);

        // Once for all tokens: a wait with a cancellation token of its own would allocate every time.
        using var registration = cancellationToken.UnsafeRegister(static (sequence, token) => ((Sequence)sequence!).Abandon(token), sequence);
        try
        {
            while (await sequence.Output.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                while (sequence.Output.TryRead(out var token))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return token;
                }
            }
        }
        finally
        {
            sequence.Cancel();
            lock (_gate)
            {
                _requests[context]--;
                _limit.Leave();
            }
        }
    }

    /// <returns>The context that serves the sequence: the one with the fewest requests.</returns>
    private int Enqueue(Sequence sequence)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isStopped, this);
            _limit.Enter();
            var context = Array.IndexOf(_requests, _requests.Min());
            _requests[context]++;
            _threads[context].Enqueue(sequence);
            return context;
        }
    }

    private unsafe void SetAbort(ref LlamaContextParams parameters)
    {
        parameters.AbortCallback = AbortFlag.Callback;
        parameters.AbortCallbackData = _abort.CallbackData;
    }

    private DecodeThread Start(LlamaContextParams parameters, bool isAdaptive, int index)
    {
        var maxHeldCells = Model.IsSmall ? SmallHeldCells : (int)parameters.ContextSize / 2;
        var context = DecodeContext.Create(Model, parameters);
        var loop = new DecodeLoop(Model.Vocabulary, context, MaxSequences, (int)parameters.BatchSize, maxHeldCells, drawThreads: Threads);
        return new DecodeThread(loop, isAdaptive ? new ComputeThreads(context, Threads) : null, $"Quorum decode {index}: {Model.Name}");
    }

    private void Free()
    {
        _abort.Set();
        _threads.ForEach(static thread => thread.Dispose());
        _abort.Dispose();
    }

    private static int RoundUp(int cells) => (int)Math.Min(int.MaxValue - ContextPadding, ((long)cells + ContextPadding - 1) / ContextPadding * ContextPadding);

    private static int DefaultContextSize(LlamaModel model, LlamaEngineOptions options, int maxSequences) => CacheBudget.Cells(
        maxSequences, model.TrainedContextSize, model.CacheBytesPerToken(options.CacheType), MemoryCheck.AvailableForCache(model.UsesGpu) / options.Contexts);
}
