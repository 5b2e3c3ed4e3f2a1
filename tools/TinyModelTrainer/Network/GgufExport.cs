using System.Runtime.InteropServices;
using Quorum.LlamaCpp.Gguf;
using TinyModelTrainer.Tokens;
using static TorchSharp.torch;

namespace TinyModelTrainer.Network;

/// <summary>Writes the network and its vocabulary as a GGUF file of the llama architecture: matrices of 16 or 8 bits, F32 norms.</summary>
internal static class GgufExport
{
    private const uint MostlyF16 = 1, MostlyQ8 = 7; // llama_ftype

    /// <summary>Writes the file under another name first, so that <paramref name="path"/> never holds half a model.</summary>
    public static void Write(string path, TinyLlama model, Vocabulary vocabulary, string description, MatrixType type)
    {
        using var scope = NewDisposeScope();
        using var gradientsOff = no_grad();
        var writer = new GgufWriter();
        AddMetadata(writer, model.Shape, description, type);
        GgufVocabulary.Add(writer, vocabulary);
        AddTensors(writer, model, type);
        var unfinished = path + ".unfinished";
        writer.Write(unfinished);
        File.Move(unfinished, path, overwrite: true);
    }

    private static void AddMetadata(GgufWriter writer, Architecture shape, string description, MatrixType type) => writer
        .Add("general.architecture", "llama")
        .Add("general.name", "Quorum Tiny")
        .Add("general.description", description)
        .Add("general.license", "mit")
        .Add("general.file_type", type == MatrixType.F16 ? MostlyF16 : MostlyQ8)
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

    private static void AddTensors(GgufWriter writer, TinyLlama model, MatrixType type)
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

        void Matrix(string name, Tensor value)
        {
            long[] dimensions = [value.shape[1], value.shape[0]];
            if (type == MatrixType.F16)
                writer.AddTensor(name, GgufTensorType.F16, dimensions, Bytes<Half>(value.half()));
            else
                writer.AddTensor(name, GgufTensorType.Q8_0, dimensions, Quantization.ToQ8(value.contiguous().cpu().data<float>().ToArray()));
        }

        void Norm(string name, Tensor value) =>
            writer.AddTensor(name, GgufTensorType.F32, [value.shape[0]], Bytes<float>(value));
    }

    private static byte[] Bytes<T>(Tensor value) where T : unmanaged =>
        MemoryMarshal.AsBytes<T>(value.contiguous().cpu().data<T>().ToArray()).ToArray();
}
