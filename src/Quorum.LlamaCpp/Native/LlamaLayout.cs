using System.Runtime.CompilerServices;

namespace Quorum.LlamaCpp.Native;

/// <summary>
/// Compares the structs that this assembly declares with those of the loaded library: llama.cpp changes them without changing any symbol,
/// and a shifted field would corrupt memory in silence.
/// </summary>
internal static class LlamaLayout
{
    /// <summary>The llama.cpp version whose header the declarations follow.</summary>
    public const string Version = "0.5.0";

    /// <summary>Names what differs, or returns <see langword="null"/> when the layout fits.</summary>
    public static string? FindMismatch()
    {
        var model = NativeMethods.llama_model_default_params_oversized();
        var context = NativeMethods.llama_context_default_params_oversized();
        return ModelDefaults(Unsafe.As<OversizedParams, LlamaModelParams>(ref model))
            ?? ContextDefaults(Unsafe.As<OversizedParams, LlamaContextParams>(ref context));
    }

    internal static string? ModelDefaults(in LlamaModelParams model) =>
        Check("llama_model_params.n_gpu_layers", model.GpuLayers, -1)
        ?? Check("llama_model_params.split_mode", model.SplitMode, 1)
        ?? Check("llama_model_params.load_mode", model.LoadMode, -1)
        ?? Check("llama_model_params.lazy_mode", model.LazyMode, 1)
        ?? Check("llama_model_params.main_gpu", model.MainGpu, 0)
        ?? Check("llama_model_params.vocab_only", model.VocabularyOnly, 0)
        ?? Check("llama_model_params.use_extra_bufts", model.UseExtraBuffers, 1)
        ?? Check("llama_model_params.load_mtp", model.LoadMtp, 0);

    internal static string? ContextDefaults(in LlamaContextParams context) =>
        Check("llama_context_params.n_ctx", context.ContextSize, 512)
        ?? Check("llama_context_params.n_batch", context.BatchSize, 2048)
        ?? Check("llama_context_params.n_ubatch", context.MicroBatchSize, 512)
        ?? Check("llama_context_params.n_seq_max", context.MaxSequences, 1)
        ?? Check("llama_context_params.n_outputs_max", context.MaxOutputs, 0)
        ?? Check("llama_context_params.n_outputs_max_per_seq", context.MaxOutputsPerSequence, 1)
        ?? Check("llama_context_params.n_threads", context.Threads, 4)
        ?? Check("llama_context_params.n_threads_batch", context.BatchThreads, 4)
        ?? Check("llama_context_params.flash_attn_type", context.FlashAttentionType, -1)
        ?? Check("llama_context_params.type_k", context.TypeK, 1)
        ?? Check("llama_context_params.type_v", context.TypeV, 1)
        ?? Check("llama_context_params.offload_kqv", context.OffloadKqv, 1)
        ?? Check("llama_context_params.swa_full", context.SwaFull, 1)
        ?? Check("llama_context_params.kv_unified", context.KvUnified, 0);

    private static string? Check(string name, long actual, long expected) =>
        actual == expected ? null : $"{name} is {actual}, expected {expected}";
}
