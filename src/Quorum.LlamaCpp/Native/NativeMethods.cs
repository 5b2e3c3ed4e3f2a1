using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Native;

/// <summary>The functions of llama.cpp v0.5.0 (llama.h, ggml-backend.h) that the engine uses, under their C names.</summary>
internal static unsafe partial class NativeMethods
{
    internal const string Llama = "llama";
    internal const string Ggml = "ggml";
    internal const string GgmlBase = "ggml-base";

    /// <summary>C's own, since what .NET sets is not seen by native code on Unix.</summary>
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int setenv(string name, string value, int overwrite);

    [LibraryImport(Ggml, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void ggml_backend_load_all_from_path(string directory);

    [LibraryImport(Ggml)]
    internal static partial nuint ggml_backend_dev_count();

    [LibraryImport(Ggml)]
    internal static partial nint ggml_backend_dev_get(nuint index);

    [LibraryImport(GgmlBase)]
    internal static partial byte* ggml_backend_dev_name(nint device);

    [LibraryImport(GgmlBase)]
    internal static partial byte* ggml_backend_dev_description(nint device);

    [LibraryImport(GgmlBase)]
    internal static partial int ggml_backend_dev_type(nint device);

    [LibraryImport(GgmlBase)]
    internal static partial void ggml_backend_dev_memory(nint device, nuint* free, nuint* total);

    [LibraryImport(Llama)]
    internal static partial void llama_log_set(delegate* unmanaged<int, byte*, void*, void> callback, void* userData);

    [LibraryImport(Llama)]
    internal static partial byte* llama_version();

    [LibraryImport(Llama)]
    internal static partial byte* llama_print_system_info();

    [LibraryImport(Llama)]
    internal static partial nuint llama_max_devices();

    [LibraryImport(Llama)]
    internal static partial LlamaModelParams llama_model_default_params();

    /// <summary>The same, with room for a library whose struct is larger than the one declared here.</summary>
    [LibraryImport(Llama, EntryPoint = nameof(llama_model_default_params))]
    internal static partial OversizedParams llama_model_default_params_oversized();

    [LibraryImport(Llama, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint llama_model_load_from_file(string path, LlamaModelParams parameters);

    [LibraryImport(Llama)]
    internal static partial void llama_model_free(nint model);

    [LibraryImport(Llama)]
    internal static partial nint llama_model_get_vocab(SafeModelHandle model);

    [LibraryImport(Llama)]
    internal static partial int llama_model_n_ctx_train(SafeModelHandle model);

    [LibraryImport(Llama)]
    internal static partial int llama_model_desc(SafeModelHandle model, byte* buffer, nuint size);

    [LibraryImport(Llama)]
    internal static partial byte llama_model_has_encoder(SafeModelHandle model);

    [LibraryImport(Llama)]
    internal static partial byte llama_model_has_decoder(SafeModelHandle model);

    [LibraryImport(Llama)]
    internal static partial byte llama_model_is_recurrent(SafeModelHandle model);

    [LibraryImport(Llama)]
    internal static partial byte llama_model_is_hybrid(SafeModelHandle model);

    [LibraryImport(Llama)]
    internal static partial ulong llama_model_n_params(SafeModelHandle model);

    [LibraryImport(Llama)]
    internal static partial ulong llama_model_size(SafeModelHandle model);

    [LibraryImport(Llama)]
    internal static partial LlamaContextParams llama_context_default_params();

    /// <inheritdoc cref="llama_model_default_params_oversized"/>
    [LibraryImport(Llama, EntryPoint = nameof(llama_context_default_params))]
    internal static partial OversizedParams llama_context_default_params_oversized();

    [LibraryImport(Llama)]
    internal static partial nint llama_init_from_model(SafeModelHandle model, LlamaContextParams parameters);

    [LibraryImport(Llama)]
    internal static partial void llama_free(nint context);

    [LibraryImport(Llama)]
    internal static partial uint llama_n_ctx(SafeContextHandle context);

    [LibraryImport(Llama)]
    internal static partial void llama_set_n_threads(SafeContextHandle context, int threads, int batchThreads);

    [LibraryImport(Llama)]
    internal static partial nint llama_get_memory(SafeContextHandle context);

    [LibraryImport(Llama)]
    internal static partial void llama_memory_clear(nint memory, byte data);

    [LibraryImport(Llama)]
    internal static partial byte llama_memory_seq_rm(nint memory, int sequence, int from, int to);

    [LibraryImport(Llama)]
    internal static partial void llama_memory_seq_cp(nint memory, int source, int destination, int from, int to);

    [LibraryImport(Llama)]
    internal static partial int llama_memory_seq_pos_max(nint memory, int sequence);

    [LibraryImport(Llama)]
    internal static partial int llama_decode(SafeContextHandle context, LlamaBatch batch);

    [LibraryImport(Llama)]
    internal static partial float* llama_get_logits_ith(SafeContextHandle context, int index);

    [LibraryImport(Llama)]
    internal static partial int llama_vocab_n_tokens(nint vocabulary);

    [LibraryImport(Llama)]
    internal static partial int llama_vocab_get_attr(nint vocabulary, int token);

    [LibraryImport(Llama)]
    internal static partial byte llama_vocab_is_eog(nint vocabulary, int token);

    [LibraryImport(Llama)]
    internal static partial int llama_vocab_bos(nint vocabulary);

    [LibraryImport(Llama)]
    internal static partial int llama_vocab_eos(nint vocabulary);

    [LibraryImport(Llama)]
    internal static partial int llama_tokenize(
        nint vocabulary, byte* text, int textLength, int* tokens, int maxTokens, byte addSpecial, byte parseSpecial);

    [LibraryImport(Llama)]
    internal static partial int llama_token_to_piece(nint vocabulary, int token, byte* buffer, int length, int leftStrip, byte special);

    [LibraryImport(Llama, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint llama_sampler_init_grammar(nint vocabulary, string grammar, string root);

    [LibraryImport(Llama)]
    internal static partial void llama_sampler_apply(SafeSamplerHandle sampler, LlamaTokenDataArray* candidates);

    [LibraryImport(Llama)]
    internal static partial void llama_sampler_accept(SafeSamplerHandle sampler, int token);

    [LibraryImport(Llama)]
    internal static partial void llama_sampler_free(nint sampler);
}
