using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using Quorum.LlamaCpp.Engine;
using Quorum.LlamaCpp.Gguf;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp;

/// <summary>A model loaded from a GGUF file: its weights and its vocabulary. Several engines may share one model; all members are thread-safe.</summary>
public sealed unsafe class LlamaModel : IDisposable
{
    internal const long SmallModelParameters = 50_000_000;

    private LlamaModel(GgufFile file, LlamaModelOptions options, SafeModelHandle handle)
    {
        File = file;
        UsesGpu = options.GpuLayers != 0;
        ChecksMemory = options.CheckMemory;
        Handle = handle;
        Name = file.Metadata.GetValueOrDefault("general.name") is { Type: GgufValueType.Text, IsArray: false } name && name.GetString() is { Length: > 0 } text
            ? text
            : Path.GetFileNameWithoutExtension(file.Path);
        TrainedContextSize = NativeMethods.llama_model_n_ctx_train(handle);
        ParameterCount = (long)NativeMethods.llama_model_n_params(handle);
        SizeInBytes = (long)NativeMethods.llama_model_size(handle);
        Vocabulary = new LlamaVocabulary(handle);
    }

    /// <summary>Gets the file's header, metadata and tensor table.</summary>
    public GgufFile File { get; }

    /// <summary>Gets the model's name: <c>general.name</c> of the file, else the file's name without extension.</summary>
    public string Name { get; }

    /// <summary>Gets the number of tokens that the model was trained to attend to: the longest possible prompt and output together.</summary>
    public int TrainedContextSize { get; }

    /// <summary>Gets the number of weights.</summary>
    public long ParameterCount { get; }

    /// <summary>Gets the size of the weights in bytes.</summary>
    public long SizeInBytes { get; }

    /// <summary>Gets the model's tokens.</summary>
    public LlamaVocabulary Vocabulary { get; }

    internal SafeModelHandle Handle { get; }

    /// <summary>Whether a step takes so little that threads, wide batches and flash attention cost more than they save.</summary>
    internal bool IsSmall => ParameterCount < SmallModelParameters;

    /// <summary>Whether layers may be kept on a GPU.</summary>
    internal bool UsesGpu { get; }

    /// <summary>Whether an engine makes sure that its context fits into memory.</summary>
    internal bool ChecksMemory { get; }

    /// <summary>The bytes that one token takes in the KV cache.</summary>
    internal long CacheBytesPerToken(KvCacheType type) =>
        new ModelDimensions(File).CacheBytesPerToken(DecodeContext.KeyTypeOf(type, IsSmall), DecodeContext.ValueTypeOf(type));

    /// <summary>Whether the keys and the values of a head fill blocks of so many numbers.</summary>
    internal bool HasHeadsOf(int blockSize) => new ModelDimensions(File).HasHeadsOf(blockSize);

    /// <summary>Loads a model. The file is validated before llama.cpp sees it.</summary>
    /// <param name="path">The GGUF file.</param>
    /// <param name="options">How to load it.</param>
    /// <param name="cancellationToken">Ends the load early.</param>
    /// <returns>The model, to be disposed by the caller after its engines.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is null or empty, or <see cref="LlamaModelOptions.GpuShares"/> has more numbers than there are GPUs.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or the file may not be read.</exception>
    /// <exception cref="InvalidGgufException">The file is not a valid GGUF file.</exception>
    /// <exception cref="InsufficientMemoryException">The weights need more memory than is available.</exception>
    /// <exception cref="LlamaException">llama.cpp is missing or refused the file.</exception>
    /// <exception cref="OperationCanceledException">The load was cancelled.</exception>
    public static LlamaModel Load(string path, LlamaModelOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new LlamaModelOptions();
        var file = GgufFile.Read(path);
        cancellationToken.ThrowIfCancellationRequested();
        LlamaLibrary.EnsureLoaded();
        if (options.CheckMemory)
            MemoryCheck.RequireWeights(file, MemoryCheck.Available(options.GpuLayers != 0));

        var shares = GpuShares(options);
        var load = new LoadState(options.Progress, cancellationToken);
        var state = GCHandle.Alloc(load);
        try
        {
            var parameters = NativeMethods.llama_model_default_params();
            parameters.GpuLayers = options.GpuLayers ?? parameters.GpuLayers;
            parameters.LoadMode = options.UseMemoryMap ? parameters.LoadMode : 0;
            parameters.ProgressCallback = &OnProgress;
            parameters.ProgressCallbackUserData = (void*)GCHandle.ToIntPtr(state);

            LlamaLog.Begin();
            nint model;
            fixed (float* split = shares)
            {
                parameters.TensorSplit = split;
                model = NativeMethods.llama_model_load_from_file(file.Path, parameters);
            }

            var reason = LlamaLog.End("it gave no reason");
            if (model != 0)
                return new LlamaModel(file, options, new SafeModelHandle(model));

            load.Failure?.Throw();
            cancellationToken.ThrowIfCancellationRequested();
            throw new LlamaException($"llama.cpp {LlamaRuntime.Version} could not load '{file.Path}': {reason}");
        }
        finally
        {
            state.Free();
        }
    }

    /// <summary>Frees the weights once the last engine that uses them is disposed as well.</summary>
    public void Dispose() => Handle.Dispose();

    /// <summary>Describes the model as llama.cpp does: architecture, size class and quantisation.</summary>
    /// <returns>For example <c>llama 8B Q4_K - Medium</c>.</returns>
    public override string ToString()
    {
        Span<byte> buffer = stackalloc byte[256];
        fixed (byte* pointer = buffer)
        {
            var length = NativeMethods.llama_model_desc(Handle, pointer, (nuint)buffer.Length);
            return Encoding.UTF8.GetString(buffer[..Math.Clamp(length, 0, buffer.Length - 1)]);
        }
    }

    // llama.cpp reads as many numbers as it can have devices.
    private static float[]? GpuShares(LlamaModelOptions options)
    {
        if (options.GpuShares is not { } shares)
            return null;

        var gpus = LlamaRuntime.FindGpus().Count;
        if (shares.Count > gpus)
            throw new ArgumentException($"{nameof(LlamaModelOptions.GpuShares)} has numbers for {shares.Count} GPUs, but llama.cpp sees {gpus} here: {string.Join("; ", LlamaRuntime.Devices)}.", nameof(options));
        var all = new float[(int)NativeMethods.llama_max_devices()];
        for (var i = 0; i < shares.Count; i++)
            all[i] = shares[i];
        return all;
    }

    [UnmanagedCallersOnly]
    private static byte OnProgress(float share, void* userData)
    {
        var load = Unsafe.As<LoadState>(GCHandle.FromIntPtr((nint)userData).Target)!;
        try
        {
            load.Progress?.Report(share);
            return load.CancellationToken.IsCancellationRequested ? (byte)0 : (byte)1;
        }
#pragma warning disable CA1031 // An exception must not cross native code; it is thrown again once the load has ended.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            load.Failure = ExceptionDispatchInfo.Capture(exception);
            return 0;
        }
    }

    private sealed class LoadState(IProgress<float>? progress, CancellationToken cancellationToken)
    {
        public IProgress<float>? Progress => progress;

        public CancellationToken CancellationToken => cancellationToken;

        public ExceptionDispatchInfo? Failure { get; set; }
    }
}
