using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Quorum.LlamaCpp.Engine;
using Quorum.LlamaCpp.Gguf;
using Quorum.LlamaCpp.Native;

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
public sealed unsafe class LlamaEngine : IDisposable
{
    private const long DefaultCacheBytes = 2L << 30;
    private const int ContextPadding = 256;
    internal const int SmallMicroBatch = 64;

    // Small models evaluate a prompt in no time, and look past every cell that is held.
    private const int SmallHeldCells = 512;

    private readonly object _gate = new();
    private readonly List<Sequence> _arrived = [];
    private readonly DecodeLoop _loop;
    private readonly Thread _thread;
    private readonly bool _ownsModel;
    private readonly byte* _abort;
    private TaskCompletionSource _idle = NewIdle();
    private EngineCounters _counters;
    private bool _isBusy;
    private bool _isDisposed;

    /// <summary>Makes an engine: allocates the KV cache and starts the decode thread.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">The engine's size.</param>
    /// <param name="ownsModel">Whether disposing the engine disposes the model.</param>
    /// <exception cref="InsufficientMemoryException">The KV cache and the compute buffers need more memory than is available.</exception>
    /// <exception cref="LlamaException">The KV cache could not be allocated.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="NotSupportedException">
    /// The model is no transformer that generates text: it is recurrent, or has an encoder. Or its KV cache cannot be quantised.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public LlamaEngine(LlamaModel model, LlamaEngineOptions? options = null, bool ownsModel = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new LlamaEngineOptions();
        RequireDecoder(model);
        RequireCacheType(model, options);
        Model = model;
        _ownsModel = ownsModel;

        MaxSequences = options.MaxSequences ?? (model.IsSmall ? 8 : 64);
        Threads = options.Threads ?? (model.IsSmall ? 1 : Environment.ProcessorCount);
        var cells = RoundUp(options.ContextSize ?? DefaultContextSize(model, MaxSequences, options.CacheType));
        var batchSize = Math.Min(cells, Math.Max(options.BatchSize, MaxSequences));
        ContextSize = Math.Min(cells, model.TrainedContextSize);

        _abort = (byte*)NativeMemory.AllocZeroed(1);
        SafeContextHandle? context = null;
        try
        {
            context = CreateContext(model, options, cells, batchSize);
            _loop = new DecodeLoop(model.Vocabulary, context, MaxSequences, batchSize, maxHeldCells: model.IsSmall ? SmallHeldCells : cells / 2, drawThreads: Threads);
        }
        catch
        {
            context?.Dispose();
            NativeMemory.Free(_abort);
            throw;
        }

        _counters = _loop.Counters;
        _idle.SetResult();
        _thread = new Thread(Run) { IsBackground = true, Name = $"Quorum decode: {model.Name}" };
        _thread.Start();
    }

    /// <summary>Gets the model.</summary>
    public LlamaModel Model { get; }

    /// <summary>Gets the most tokens that a prompt and its output may have together.</summary>
    public int ContextSize { get; }

    /// <summary>Gets the number of sequences that are evaluated together.</summary>
    public int MaxSequences { get; }

    /// <summary>Gets the number of threads that evaluate a batch.</summary>
    public int Threads { get; }

    /// <summary>Gets what the engine has done so far and holds now, as of its last decode step.</summary>
    public EngineCounters Counters
    {
        get
        {
            lock (_gate)
                return _counters with { WaitingRequests = _counters.WaitingRequests + _arrived.Count };
        }
    }

    /// <summary>Generates text. The request starts when the enumeration does.</summary>
    /// <param name="request">The prompt and how to go on from it.</param>
    /// <param name="cancellationToken">Ends the generation.</param>
    /// <returns>The tokens as they are drawn; the last one carries the <see cref="GenerationSummary"/>.</returns>
    /// <exception cref="ArgumentException">The prompt is empty or names a token that the model does not have, a stop string is empty, the
    /// opening's ending lacks its end token, or the grammar is not valid.</exception>
    /// <exception cref="PromptTooLongException">The prompt leaves no room for output in <see cref="ContextSize"/>.</exception>
    /// <exception cref="ObjectDisposedException">The engine is disposed, before or while generating.</exception>
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
        Validate(request);
        return Generate(request, cancellationToken);
    }

    /// <summary>Waits until no request is under way or waiting.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when the engine has no sequence; all KV cells that are not free hold finished prefixes for later requests.</returns>
    public Task WhenIdleAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
            return _idle.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Stops the decode thread and frees the KV cache. Generations under way end with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            *_abort = 1;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
        _loop.Dispose();
        NativeMemory.Free(_abort);
        if (_ownsModel)
            Model.Dispose();
    }

    /// <summary>The positions that llama.cpp holds for every slot; call it on an idle engine only.</summary>
    internal int[] ReadPositions() => _loop.ReadPositions();

    private async IAsyncEnumerable<GeneratedToken> Generate(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var sequence = new Sequence(request, ContextSize, request.Grammar is { } gbnf ? new OutputGrammar(Model.Vocabulary, gbnf, request.TextTokens) : null);
        Enqueue(sequence);

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
        }
    }

    private void Validate(GenerationRequest request)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (request.Prompt.Count == 0)
            throw new ArgumentException("The prompt is empty; it needs at least one token.", nameof(request));
        if (request.Prompt.Count >= ContextSize)
            throw new PromptTooLongException(request.Prompt.Count, ContextSize);
        RequireTokens("prompt", request.Prompt);
        if (request.StopStrings.Any(string.IsNullOrEmpty))
            throw new ArgumentException("A stop string is empty; it would end every generation at once.", nameof(request));
        if (request.Grammar is { } gbnf)
            new OutputGrammar(Model.Vocabulary, gbnf, request.TextTokens).Dispose();
        if (request.Opening is not { } opening)
            return;

        RequireTokens("opening", [opening.EndToken, .. opening.Ending, .. opening.Extension]);
        if (opening.Ending.Count > 0 && !opening.Ending.Contains(opening.EndToken))
            throw new ArgumentException($"The ending of the opening lacks token {opening.EndToken}, which ends it.", nameof(request));
        if (opening.MaxTokens < opening.MinTokens)
            throw new ArgumentException($"The opening must have at least {opening.MinTokens} and at most {opening.MaxTokens} tokens.", nameof(request));

        void RequireTokens(string name, IReadOnlyList<int> tokens)
        {
            foreach (var token in tokens)
            {
                if (token < 0 || token >= Model.Vocabulary.Count)
                    throw new ArgumentException($"The {name} holds token {token}, but '{Model.Name}' has tokens 0 to {Model.Vocabulary.Count - 1}.", nameof(request));
            }
        }
    }

    private void Enqueue(Sequence sequence)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _arrived.Add(sequence);
            if (!_isBusy)
            {
                _isBusy = true;
                _idle = NewIdle();
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Run()
    {
        while (TakeWork())
        {
            try
            {
                _loop.Step();
            }
#pragma warning disable CA1031 // Whatever went wrong belongs to those who wait for tokens; the engine itself goes on.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _loop.FailAll(() => new LlamaException(exception.Message, exception));
            }
        }

        _loop.FailAll(() => new ObjectDisposedException(nameof(LlamaEngine), "The engine was disposed while it was generating."));
        lock (_gate)
        {
            _counters = _loop.Counters;
            _idle.TrySetResult();
        }
    }

    // Returns false when the engine is to end.
    private bool TakeWork()
    {
        lock (_gate)
        {
            while (true)
            {
                foreach (var sequence in _arrived)
                    _loop.Enqueue(sequence);
                _arrived.Clear();
                _counters = _loop.Counters;
                if (_isDisposed)
                    return false;
                if (_loop.HasWork)
                    return true;

                _isBusy = false;
                _idle.TrySetResult();
                Monitor.Wait(_gate);
            }
        }
    }

    private SafeContextHandle CreateContext(LlamaModel model, LlamaEngineOptions options, int cells, int batchSize)
    {
        var parameters = ContextParameters(model, cells, batchSize, MaxSequences, Threads, options.CacheType, options.FlashAttention);
        parameters.AbortCallback = &IsAborted;
        parameters.AbortCallbackData = _abort;
        if (model.ChecksMemory)
            MemoryCheck.RequireContext(model.File, ContextShape.Of(parameters), MemoryCheck.Available(model.UsesGpu));

        LlamaLog.Begin();
        var context = NativeMethods.llama_init_from_model(model.Handle, parameters);
        var reason = LlamaLog.End("it gave no reason");
        return context != 0
            ? new SafeContextHandle(model.Handle, context)
            : throw new LlamaException($"llama.cpp could not make a context of {cells} KV cells for '{model.Name}': {reason}. Lower {nameof(LlamaEngineOptions.ContextSize)} if memory is short.");
    }

    /// <summary>How a context is made for a model; also for measurements beside the engine.</summary>
    internal static LlamaContextParams ContextParameters(
        LlamaModel model, int cells, int batchSize, int maxSequences, int threads, KvCacheType cacheType = KvCacheType.F16, bool? flashAttention = null)
    {
        var isQuantised = cacheType == KvCacheType.Q8_0;
        var parameters = NativeMethods.llama_context_default_params();
        parameters.ContextSize = (uint)cells;
        parameters.BatchSize = (uint)batchSize;
        parameters.MicroBatchSize = (uint)batchSize;
        parameters.MaxSequences = (uint)maxSequences;
        parameters.MaxOutputs = (uint)maxSequences;
        parameters.Threads = threads;
        parameters.BatchThreads = threads;
        parameters.KvUnified = 1;
        parameters.TypeK = parameters.TypeV = (int)TypeOf(cacheType);

        // Flash attention halves the speed of narrow heads on a CPU. Without it attention needs room for every cell times every token of
        // a micro-batch, so that is kept small.
        flashAttention ??= isQuantised ? true : model.IsSmall ? false : null;
        parameters.FlashAttentionType = flashAttention switch { true => 1, false => 0, null => parameters.FlashAttentionType };
        if (model.IsSmall && flashAttention == false)
            parameters.MicroBatchSize = (uint)Math.Min(batchSize, SmallMicroBatch);
        return parameters;
    }

    // Other memories than a KV cache cannot share a prefix: they hold one state, not one for every position.
    private static void RequireDecoder(LlamaModel model)
    {
        var handle = model.Handle;
        if (NativeMethods.llama_model_has_decoder(handle) == 0 || NativeMethods.llama_model_has_encoder(handle) != 0
            || NativeMethods.llama_model_is_recurrent(handle) != 0 || NativeMethods.llama_model_is_hybrid(handle) != 0)
        {
            throw new NotSupportedException($"'{model.Name}' is not a transformer that only generates text; {nameof(LlamaEngine)} runs no recurrent, hybrid or encoder models.");
        }
    }

    private static TaskCompletionSource NewIdle() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static int RoundUp(int cells) => (int)Math.Min(int.MaxValue - ContextPadding, ((long)cells + ContextPadding - 1) / ContextPadding * ContextPadding);

    private static int DefaultContextSize(LlamaModel model, int maxSequences, KvCacheType cacheType) =>
        (int)Math.Min((long)maxSequences * model.TrainedContextSize, Math.Max(ContextPadding, DefaultCacheBytes / model.CacheBytesPerToken(TypeOf(cacheType))));

    private static GgufTensorType TypeOf(KvCacheType cacheType) => cacheType == KvCacheType.Q8_0 ? GgufTensorType.Q8_0 : GgufTensorType.F16;

    private static void RequireCacheType(LlamaModel model, LlamaEngineOptions options)
    {
        if (options.CacheType != KvCacheType.Q8_0)
            return;
        if (options.FlashAttention == false)
            throw new ArgumentException($"{nameof(LlamaEngineOptions.CacheType)} {options.CacheType} needs flash attention; leave {nameof(LlamaEngineOptions.FlashAttention)} unset.", nameof(options));
        if (!model.HasHeadsOf(GgufBlock.Of(GgufTensorType.Q8_0)!.Value.Weights))
            throw new NotSupportedException($"The heads of '{model.Name}' cannot be stored in blocks of 32 numbers, so {nameof(LlamaEngineOptions.CacheType)} must be {KvCacheType.F16}.");
    }

    [UnmanagedCallersOnly]
    private static byte IsAborted(void* flag) => Volatile.Read(ref *(byte*)flag);
}
