using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Quorum.LlamaCpp.Gguf;

namespace Quorum.Testing;

/// <summary>Writes models of the architecture <c>llama</c> with seeded random weights: real to every loader, meaningless to a reader.</summary>
/// <remarks>
/// The vocabulary is byte-level, so any text can be turned into tokens and back: the 256 byte symbols, filler words, and last
/// the special tokens of DeepSeek-R1. Weights are scaled so that logits have a standard deviation of about two.
/// </remarks>
internal static class RandomModel
{
    private const int ChunkBytes = 1 << 20;
    private const int NormalToken = 1;
    private const int ControlToken = 3;
    private const int UserDefinedToken = 4;

    private static readonly (string Text, int Type)[] _specialTokens =
    [
        ("<｜begin▁of▁sentence｜>", ControlToken), ("<｜end▁of▁sentence｜>", ControlToken), ("<｜User｜>", ControlToken),
        ("<｜Assistant｜>", ControlToken), ("<think>", UserDefinedToken), ("</think>", UserDefinedToken),
    ];

    /// <summary>Writes a model to a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">The sizes of the model.</param>
    /// <param name="seed">Equal seeds give equal files.</param>
    /// <param name="type">F32, F16, BF16, Q4_0, Q8_0, Q4_K or Q6_K; a matrix whose rows do not fill its blocks becomes F16.</param>
    public static void Write(string path, RandomModelShape shape, int seed, GgufTensorType type = GgufTensorType.F16) =>
        Create(shape, seed, type).Write(path);

    /// <summary>Prepares a model, to be written once.</summary>
    public static GgufWriter Create(RandomModelShape shape, int seed, GgufTensorType type = GgufTensorType.F16)
    {
        var writer = new GgufWriter();
        AddMetadata(writer, shape);
        AddVocabulary(writer, shape.Vocabulary, shape.HasChatTokens);
        AddTensors(writer, shape, new Random(seed), type);
        return writer;
    }

    private static void AddMetadata(GgufWriter writer, RandomModelShape shape) => writer
        .Add("general.architecture", "llama")
        .Add("general.name", $"Random {shape.Layers} x {shape.Embedding}")
        .Add("llama.context_length", (uint)shape.ContextLength)
        .Add("llama.embedding_length", (uint)shape.Embedding)
        .Add("llama.block_count", (uint)shape.Layers)
        .Add("llama.feed_forward_length", (uint)shape.FeedForward)
        .Add("llama.attention.head_count", (uint)shape.Heads)
        .Add("llama.attention.head_count_kv", (uint)shape.KeyValueHeads)
        .Add("llama.attention.key_length", (uint)shape.HeadSize)
        .Add("llama.attention.value_length", (uint)shape.HeadSize)
        .Add("llama.attention.layer_norm_rms_epsilon", 1e-5f)
        .Add("llama.rope.dimension_count", (uint)shape.HeadSize)
        .Add("llama.rope.freq_base", 500_000f)
        .Add("llama.vocab_size", (uint)shape.Vocabulary);

    private static void AddVocabulary(GgufWriter writer, int count, bool hasChatTokens)
    {
        int fillers = count - 256 - _specialTokens.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(fillers, nameof(count));
        string[] bytes = ByteSymbols();
        string[] tokens = [.. bytes, .. Enumerable.Range(0, fillers).Select(i => $"Ġword{i}"), .. _specialTokens.Select(token => hasChatTokens ? token.Text : $"<{token.Text}>")];
        int[] types = [.. Enumerable.Repeat(NormalToken, count - _specialTokens.Length), .. _specialTokens.Select(token => token.Type)];
        uint first = (uint)(count - _specialTokens.Length);
        writer
            .Add("tokenizer.ggml.model", "gpt2")
            .Add("tokenizer.ggml.pre", "llama-bpe")
            .Add("tokenizer.ggml.tokens", tokens)
            .Add("tokenizer.ggml.token_type", types)
            .Add("tokenizer.ggml.merges", ["Ġ w", "o r"])
            .Add("tokenizer.ggml.bos_token_id", first)
            .Add("tokenizer.ggml.eos_token_id", first + 1)
            .Add("tokenizer.ggml.padding_token_id", first + 1)
            .Add("tokenizer.ggml.add_bos_token", true)
            .Add("tokenizer.ggml.add_eos_token", false);
    }

    /// <summary>GPT-2's printable stand-ins: a printable Latin-1 character is itself, any other byte the next letter from U+0100 on.</summary>
    private static string[] ByteSymbols()
    {
        string[] symbols = new string[256];
        int next = 0x100;
        for (int i = 0; i < symbols.Length; i++)
        {
            bool isPrintable = i is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            symbols[i] = new Rune(isPrintable ? i : next++).ToString();
        }

        return symbols;
    }

    private static void AddTensors(GgufWriter writer, RandomModelShape shape, Random random, GgufTensorType type)
    {
        int queries = shape.Heads * shape.HeadSize;
        int keys = shape.KeyValueHeads * shape.HeadSize;
        Matrix("token_embd", shape.Embedding, shape.Vocabulary, 1);
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            Ones($"blk.{layer}.attn_norm");
            Matrix($"blk.{layer}.attn_q", shape.Embedding, queries, Deviation(shape.Embedding));
            Matrix($"blk.{layer}.attn_k", shape.Embedding, keys, Deviation(shape.Embedding));
            Matrix($"blk.{layer}.attn_v", shape.Embedding, keys, Deviation(shape.Embedding));
            Matrix($"blk.{layer}.attn_output", queries, shape.Embedding, Deviation(queries));
            Ones($"blk.{layer}.ffn_norm");
            Matrix($"blk.{layer}.ffn_gate", shape.Embedding, shape.FeedForward, Deviation(shape.Embedding));
            Matrix($"blk.{layer}.ffn_up", shape.Embedding, shape.FeedForward, Deviation(shape.Embedding));
            Matrix($"blk.{layer}.ffn_down", shape.FeedForward, shape.Embedding, Deviation(shape.FeedForward));
        }

        Ones("output_norm");
        Matrix("output", shape.Embedding, shape.Vocabulary, 2 * Deviation(shape.Embedding));

        static float Deviation(int inputs) => 1 / MathF.Sqrt(inputs);

        void Ones(string name) => writer.AddTensor(
            $"{name}.weight", GgufTensorType.F32, [shape.Embedding], MemoryMarshal.AsBytes<float>([.. Enumerable.Repeat(1f, shape.Embedding)]).ToArray());

        void Matrix(string name, int inputs, int outputs, float deviation)
        {
            GgufTensorType stored = inputs % GgufBlock.Of(type)!.Value.Weights == 0 ? type : GgufTensorType.F16;
            GgufBlock block = GgufBlock.Of(stored)!.Value;
            long length = (long)inputs / block.Weights * block.Bytes * outputs;
            int seed = random.Next();
            writer.AddTensor($"{name}.weight", stored, [inputs, outputs], stream => Fill(stream, length, stored, deviation, new Random(seed)));
        }
    }

    /// <summary>Writes one chunk of random blocks again and again, each time from another block on, which is fast and repeats no row.</summary>
    private static void Fill(Stream stream, long length, GgufTensorType type, float deviation, Random random)
    {
        int blockBytes = GgufBlock.Of(type)!.Value.Bytes;
        byte[] chunk = new byte[(int)Math.Min(length, ChunkBytes / blockBytes * blockBytes)];
        random.NextBytes(chunk);
        for (int start = 0; start < chunk.Length; start += blockBytes) Scale(chunk.AsSpan(start, blockBytes), type, deviation);
        for (int start = 0; length > 0; start = random.Next(chunk.Length / blockBytes) * blockBytes)
        {
            int count = (int)Math.Min(length, chunk.Length - start);
            stream.Write(chunk, start, count);
            length -= count;
        }
    }

    /// <summary>Gives a block of random bytes the scale at which its weights have the standard deviation wanted.</summary>
    private static void Scale(Span<byte> block, GgufTensorType type, float deviation)
    {
        // A uniform number of [-1, 1) has a standard deviation of 1/sqrt(3).
        float uniform = BinaryPrimitives.ReadInt16LittleEndian(block) / 32768f * MathF.Sqrt(3) * deviation;
        float sign = MathF.CopySign(deviation, uniform);
        switch (type)
        {
            case GgufTensorType.F32:
                BinaryPrimitives.WriteSingleLittleEndian(block, uniform);
                break;
            case GgufTensorType.F16:
                BinaryPrimitives.WriteHalfLittleEndian(block, (Half)uniform);
                break;
            case GgufTensorType.BF16:
                BinaryPrimitives.WriteUInt16LittleEndian(block, (ushort)(BitConverter.SingleToUInt32Bits(uniform) >> 16));
                break;
            case GgufTensorType.Q4_0: // scale * (0..15 - 8)
                BinaryPrimitives.WriteHalfLittleEndian(block, (Half)(sign / 4.6f));
                break;
            case GgufTensorType.Q8_0: // scale * (-128..127)
                BinaryPrimitives.WriteHalfLittleEndian(block, (Half)(sign / 74));
                break;
            case GgufTensorType.Q4_K: // scale * 0..63 * 0..15 - minimum * 0..63
                BinaryPrimitives.WriteHalfLittleEndian(block, (Half)(sign / 258));
                BinaryPrimitives.WriteHalfLittleEndian(block[2..], (Half)(sign / 258 * 7.5f));
                break;
            case GgufTensorType.Q6_K: // scale * (-128..127) * (0..63 - 32)
                BinaryPrimitives.WriteHalfLittleEndian(block[^2..], (Half)(sign / 1370));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "Random weights of this type are not supported.");
        }
    }
}
