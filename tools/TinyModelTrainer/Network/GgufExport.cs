using System.Runtime.InteropServices;
using Quorum.LlamaCpp.Gguf;
using TinyModelTrainer.Tokens;
using static TorchSharp.torch;

namespace TinyModelTrainer.Network;

/// <summary>Writes the network and its vocabulary as a GGUF file of the llama architecture: F16 matrices, F32 norms.</summary>
internal static class GgufExport
{
    private const uint MostlyF16 = 1; // llama_ftype
    private const int Normal = 1, Control = 3, UserDefined = 4; // llama_token_type

    // The system text first, then the turns; reasoning of earlier turns is left out; a reply begins inside its reasoning.
    private const string ChatTemplate =
        "{{ '<｜begin▁of▁sentence｜>' }}"
        + "{% for message in messages %}"
        + "{% if message['role'] == 'system' %}{{ message['content'] }}"
        + "{% elif message['role'] == 'user' %}{{ '<｜User｜>' + message['content'] }}"
        + "{% else %}{{ '<｜Assistant｜>' + message['content'].split('</think>')[-1] + '<｜end▁of▁sentence｜>' }}{% endif %}"
        + "{% endfor %}"
        + "{% if add_generation_prompt %}{{ '<｜Assistant｜><think>\\n' }}{% endif %}";

    /// <summary>Writes the file under another name first, so that <paramref name="path"/> never holds half a model.</summary>
    public static void Write(string path, TinyLlama model, Vocabulary vocabulary, string description)
    {
        using var scope = NewDisposeScope();
        using var gradientsOff = no_grad();
        var writer = new GgufWriter();
        AddMetadata(writer, model.Shape, description);
        AddVocabulary(writer, vocabulary);
        AddTensors(writer, model);
        var unfinished = path + ".unfinished";
        writer.Write(unfinished);
        File.Move(unfinished, path, overwrite: true);
    }

    private static void AddMetadata(GgufWriter writer, Architecture shape, string description) => writer
        .Add("general.architecture", "llama")
        .Add("general.name", "Quorum Tiny Arithmetic")
        .Add("general.description", description)
        .Add("general.license", "mit")
        .Add("general.file_type", MostlyF16)
        .Add("llama.vocab_size", (uint)shape.Vocabulary)
        .Add("llama.context_length", (uint)shape.ContextLength)
        .Add("llama.embedding_length", (uint)shape.Width)
        .Add("llama.block_count", (uint)shape.Layers)
        .Add("llama.feed_forward_length", (uint)shape.FeedForward)
        .Add("llama.attention.head_count", (uint)shape.Heads)
        .Add("llama.attention.head_count_kv", (uint)shape.Heads)
        .Add("llama.attention.layer_norm_rms_epsilon", (float)shape.NormEpsilon)
        .Add("llama.rope.dimension_count", (uint)shape.HeadWidth)
        .Add("llama.rope.freq_base", (float)shape.RopeBase);

    private static void AddVocabulary(GgufWriter writer, Vocabulary vocabulary)
    {
        var types = vocabulary.Tokens.Select((_, id) =>
            id < SpecialToken.FirstVisible ? Control : id < SpecialToken.Texts.Count ? UserDefined : Normal);
        writer
            .Add("tokenizer.ggml.model", "gpt2")
            .Add("tokenizer.ggml.pre", "gpt-2")
            .Add("tokenizer.ggml.tokens", vocabulary.Tokens)
            .Add("tokenizer.ggml.token_type", (IReadOnlyList<int>)[.. types])
            .Add("tokenizer.ggml.merges", (IReadOnlyList<string>)[.. vocabulary.Merges.Select(merge => $"{merge.Left} {merge.Right}")])
            .Add("tokenizer.ggml.bos_token_id", (uint)SpecialToken.Begin)
            .Add("tokenizer.ggml.eos_token_id", (uint)SpecialToken.End)
            .Add("tokenizer.ggml.padding_token_id", (uint)SpecialToken.Padding)
            .Add("tokenizer.ggml.add_bos_token", true)
            .Add("tokenizer.ggml.add_eos_token", false)
            .Add("tokenizer.chat_template", ChatTemplate);
    }

    private static void AddTensors(GgufWriter writer, TinyLlama model)
    {
        var (width, inner) = (model.Shape.Width, model.Shape.FeedForward);
        Matrix("token_embd.weight", model.Embedding);
        for (var layer = 0; layer < model.Shape.Layers; layer++)
        {
            var attention = model.Attention[layer];
            var gateAndUp = model.GateAndUp[layer];
            Norm($"blk.{layer}.attn_norm.weight", model.Norms[2 * layer]);
            Matrix($"blk.{layer}.attn_q.weight", attention.narrow(0, 0, width));
            Matrix($"blk.{layer}.attn_k.weight", attention.narrow(0, width, width));
            Matrix($"blk.{layer}.attn_v.weight", attention.narrow(0, 2 * width, width));
            Matrix($"blk.{layer}.attn_output.weight", model.AttentionOutput[layer]);
            Norm($"blk.{layer}.ffn_norm.weight", model.Norms[2 * layer + 1]);
            Matrix($"blk.{layer}.ffn_gate.weight", gateAndUp.narrow(0, 0, inner));
            Matrix($"blk.{layer}.ffn_up.weight", gateAndUp.narrow(0, inner, inner));
            Matrix($"blk.{layer}.ffn_down.weight", model.Down[layer]);
        }

        Norm("output_norm.weight", model.Norms[-1]);
        Matrix("output.weight", model.Head);

        void Matrix(string name, Tensor value) =>
            writer.AddTensor(name, GgufTensorType.F16, [value.shape[1], value.shape[0]], Bytes<Half>(value.half()));

        void Norm(string name, Tensor value) =>
            writer.AddTensor(name, GgufTensorType.F32, [value.shape[0]], Bytes<float>(value));
    }

    private static byte[] Bytes<T>(Tensor value) where T : unmanaged =>
        MemoryMarshal.AsBytes<T>(value.contiguous().data<T>().ToArray()).ToArray();
}
