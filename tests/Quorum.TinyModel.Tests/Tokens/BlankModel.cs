using Quorum.LlamaCpp.Gguf;

namespace TinyModelTrainer.Tokens;

/// <summary>A llama network of one block and no weight but zero, for tests of what comes before the network.</summary>
internal static class BlankModel
{
    private const int Width = 32;

    public static void Write(string path, Vocabulary vocabulary)
    {
        var tokens = vocabulary.Tokens.Length;
        var writer = new GgufWriter()
            .Add("general.architecture", "llama")
            .Add("llama.vocab_size", (uint)tokens)
            .Add("llama.context_length", 2048u)
            .Add("llama.embedding_length", (uint)Width)
            .Add("llama.block_count", 1u)
            .Add("llama.feed_forward_length", (uint)Width)
            .Add("llama.attention.head_count", 1u)
            .Add("llama.attention.layer_norm_rms_epsilon", 1e-5f)
            .Add("llama.rope.dimension_count", (uint)Width);
        GgufVocabulary.Add(writer, vocabulary);
        foreach (var name in new[] { "token_embd", "output" })
            writer.AddTensor($"{name}.weight", GgufTensorType.F32, [Width, tokens], new byte[4 * Width * tokens]);
        foreach (var name in new[] { "attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down" })
            writer.AddTensor($"blk.0.{name}.weight", GgufTensorType.F32, [Width, Width], new byte[4 * Width * Width]);
        foreach (var name in new[] { "blk.0.attn_norm", "blk.0.ffn_norm", "output_norm" })
            writer.AddTensor($"{name}.weight", GgufTensorType.F32, [Width], new byte[4 * Width]);
        writer.Write(path);
    }
}
