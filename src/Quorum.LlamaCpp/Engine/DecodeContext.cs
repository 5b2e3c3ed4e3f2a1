using Quorum.LlamaCpp.Gguf;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Engine;

/// <summary>How the contexts of an engine are made.</summary>
internal static class DecodeContext
{
    public const int SmallMicroBatch = 64;

    /// <summary>The parameters of a context; also for measurements beside the engine.</summary>
    public static LlamaContextParams Parameters(
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
        parameters.TypeK = (int)KeyTypeOf(cacheType, model.IsSmall);
        parameters.TypeV = (int)ValueTypeOf(cacheType);

        // Flash attention halves the speed of narrow heads on a CPU. Without it attention needs room for every cell times every token of
        // a micro-batch, so that is kept small.
        flashAttention ??= isQuantised ? true : model.IsSmall ? false : null;
        parameters.FlashAttentionType = flashAttention switch { true => 1, false => 0, null => parameters.FlashAttentionType };
        if (model.IsSmall && flashAttention == false)
            parameters.MicroBatchSize = (uint)Math.Min(batchSize, SmallMicroBatch);
        return parameters;
    }

    /// <exception cref="LlamaException">llama.cpp refused it.</exception>
    public static SafeContextHandle Create(LlamaModel model, LlamaContextParams parameters)
    {
        LlamaLog.Begin();
        var context = NativeMethods.llama_init_from_model(model.Handle, parameters);
        var reason = LlamaLog.End("it gave no reason");
        return context != 0
            ? new SafeContextHandle(model.Handle, context)
            : throw new LlamaException($"llama.cpp could not make a context of {parameters.ContextSize} KV cells for '{model.Name}': {reason}. Lower {nameof(LlamaEngineOptions.ContextSize)} if memory is short.");
    }

    // Other memories than a KV cache cannot share a prefix: they hold one state, not one for every position.
    public static void RequireDecoder(LlamaModel model)
    {
        var handle = model.Handle;
        if (NativeMethods.llama_model_has_decoder(handle) == 0 || NativeMethods.llama_model_has_encoder(handle) != 0
            || NativeMethods.llama_model_is_recurrent(handle) != 0 || NativeMethods.llama_model_is_hybrid(handle) != 0)
        {
            throw new NotSupportedException($"'{model.Name}' is not a transformer that only generates text; {nameof(LlamaEngine)} runs no recurrent, hybrid or encoder models.");
        }
    }

    public static void RequireCacheType(LlamaModel model, LlamaEngineOptions options)
    {
        if (options.CacheType != KvCacheType.Q8_0)
            return;
        if (options.FlashAttention == false)
            throw new ArgumentException($"{nameof(LlamaEngineOptions.CacheType)} {options.CacheType} needs flash attention; leave {nameof(LlamaEngineOptions.FlashAttention)} unset.", nameof(options));
        if (!model.HasHeadsOf(GgufBlock.Of(GgufTensorType.Q8_0)!.Value.Weights))
            throw new NotSupportedException($"The heads of '{model.Name}' cannot be stored in blocks of 32 numbers, so {nameof(LlamaEngineOptions.CacheType)} must be {KvCacheType.F16}.");
    }

    // The products of narrow heads are mostly conversion of the keys from F16, so whole floats make a step 1.3 times as fast.
    public static GgufTensorType KeyTypeOf(KvCacheType cacheType, bool isSmall) =>
        isSmall && cacheType == KvCacheType.F16 ? GgufTensorType.F32 : ValueTypeOf(cacheType);

    public static GgufTensorType ValueTypeOf(KvCacheType cacheType) => cacheType == KvCacheType.Q8_0 ? GgufTensorType.Q8_0 : GgufTensorType.F16;
}
