using Quorum.LlamaCpp.Gguf;

namespace Quorum.Testing;

/// <summary>A valid model, in one file or several, of which damaged copies are made.</summary>
/// <param name="Name">What kind of model it is.</param>
/// <param name="Files">The names and the bytes of its files, the one to load first.</param>
internal sealed record DamagedModel(string Name, IReadOnlyList<(string Name, byte[] Bytes)> Files)
{
    private readonly GgufMutation[] _mutations = [.. Files.Select(file => new GgufMutation(file.Bytes))];

    /// <summary>Gets a model of each kind that the guard knows in depth.</summary>
    public static IReadOnlyList<DamagedModel> Kinds { get; } = [Llama(), Qwen2(), Qwen3(), Split()];

    /// <summary>Writes a copy, one of its files damaged, into a folder of its own.</summary>
    /// <returns>What was done, the file to load, and whether anything differs at all.</returns>
    public (string Description, string Path, bool IsDamaged) Write(string folder, int seed)
    {
        int damaged = seed / GgufMutation.Kinds % Files.Count;
        (string description, byte[] bytes) = _mutations[damaged].Apply(seed);
        Directory.CreateDirectory(folder);
        for (int i = 0; i < Files.Count; i++) File.WriteAllBytes(Path.Combine(folder, Files[i].Name), i == damaged ? bytes : Files[i].Bytes);
        return ($"{Name}, file {damaged}, {description}", Path.Combine(folder, Files[0].Name), !bytes.AsSpan().SequenceEqual(Files[damaged].Bytes));
    }

    private static DamagedModel Llama() => new("llama", [("model.gguf", Common("llama")
        .SetTensor("rope_freqs.weight", GgufTensorType.F32, 8)
        .SetTensor("blk.0.attn_q.bias", GgufTensorType.F32, 64)
        .ToBytes())]);

    private static DamagedModel Qwen2()
    {
        EditableModel model = Common("qwen2").Set(writer => writer.Add("tokenizer.ggml.pre", "deepseek-r1-qwen").Add("tokenizer.ggml.add_bos_token", false));
        foreach (int layer in (ReadOnlySpan<int>)[0, 1])
        {
            model.SetTensor($"blk.{layer}.attn_q.bias", GgufTensorType.F32, 64)
                .SetTensor($"blk.{layer}.attn_k.bias", GgufTensorType.F32, 32)
                .SetTensor($"blk.{layer}.attn_v.bias", GgufTensorType.F32, 32);
        }

        return new("qwen2", [("model.gguf", model.ToBytes())]);
    }

    private static DamagedModel Qwen3()
    {
        EditableModel model = Common("qwen3").Set(writer => writer.Add("tokenizer.ggml.pre", "qwen2")).RemoveTensor("output.weight");
        foreach (int layer in (ReadOnlySpan<int>)[0, 1])
            model.SetTensor($"blk.{layer}.attn_q_norm.weight", GgufTensorType.F32, 16).SetTensor($"blk.{layer}.attn_k_norm.weight", GgufTensorType.F32, 16);
        return new("qwen3", [("model.gguf", model.ToBytes())]);
    }

    private static DamagedModel Split()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("quorum-split-");
        try
        {
            IReadOnlyList<string> paths = Common("llama").WriteSplit(Path.Combine(folder.FullName, "model"), 3);
            return new("split", [.. paths.Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static EditableModel Common(string architecture) => new EditableModel(new() { Vocabulary = 300 })
        .Set(writer => writer
            .Add("general.alignment", 32u)
            .Add("general.file_type", 1u)
            .Add("llama.expert_count", 0u)
            .Add("llama.attention.causal", true)
            .Add("llama.rope.scaling.type", "linear")
            .Add("llama.rope.scaling.factor", 1f)
            .Add("llama.rope.scaling.original_context_length", 2048u)
            .Add("tokenizer.chat_template", "{{ messages }}"))
        .SetArchitecture(architecture);
}
