namespace Quorum.LlamaCpp.Gguf;

/// <summary>What hyper-parameters of any architecture must be: llama.cpp v0.5.0 reads these for all alike and asserts some.</summary>
internal sealed class HyperParameterRules(MetadataRules metadata, string architecture)
{
    private const long MaxLayers = 512;
    private const long MaxExperts = 1024;

    public void Check()
    {
        _ = metadata.UInt32($"{architecture}.context_length", 1, int.MaxValue);
        _ = metadata.UInt32($"{architecture}.embedding_length", 1, int.MaxValue);
        long layers = metadata.UInt32($"{architecture}.block_count", 1, MaxLayers);
        _ = metadata.UInt32($"{architecture}.nextn_predict_layers", 0, layers, 0);
        _ = metadata.Boolean($"{architecture}.attention.causal");
        foreach (string key in (ReadOnlySpan<string>)["embedding_length_out", "pooling_type", "vocab_size", "rope.dimension_count_swa",
            "attention.key_length", "attention.key_length_swa", "attention.value_length", "attention.value_length_swa"])
        {
            _ = metadata.UInt32($"{architecture}.{key}");
        }

        CheckExperts(metadata.UInt32($"{architecture}.expert_count", 0, MaxExperts, 0));
        CheckPositions();
    }

    private void CheckExperts(long experts)
    {
        // These two take one expert as none and forget what else is said about experts.
        if (architecture is "hunyuan_vl" or "hunyuan-dense" && experts <= 1) return;
        CheckUsedExperts(experts);
        long groups = metadata.UInt32($"{architecture}.expert_group_count", 0, Math.Max(0, experts - 1), 0);
        if (groups <= 1)
        {
            _ = metadata.UInt32($"{architecture}.expert_group_used_count");
            return;
        }

        if (experts % groups != 0) throw metadata.Fault($"its {experts} experts do not form {groups} equal groups.");
        _ = metadata.UInt32($"{architecture}.expert_group_used_count", 1, groups - 1);
    }

    /// <summary>The number of experts per token is one for all layers or an array with one for each.</summary>
    private void CheckUsedExperts(long experts)
    {
        string key = $"{architecture}.expert_used_count";
        if (metadata.File.Metadata.GetValueOrDefault(key) is not { IsArray: true })
        {
            _ = metadata.UInt32(key, Math.Min(1, experts), experts, experts == 0 ? 0 : null);
            return;
        }

        GgufValue used = metadata.Array(key, GgufValueType.U32, GgufValueType.I32)!;
        long most = 0;
        for (int i = 0; i < used.Count; i++)
        {
            long count = used.GetInt64(i);
            if (count < 0 || count > experts) throw metadata.Fault($"layer {i} uses {count} of {experts} experts.");
            most = Math.Max(most, count);
        }

        if (experts > 0 && most == 0) throw metadata.Fault($"none of its {experts} experts is used.");
    }

    private void CheckPositions()
    {
        _ = metadata.Float32($"{architecture}.rope.freq_base", float.Epsilon);
        _ = metadata.Float32($"{architecture}.rope.scaling.factor", 0);
        _ = metadata.Float32($"{architecture}.rope.scale_linear", 0);
        _ = metadata.Float32($"{architecture}.rope.scaling.attn_factor", 0);
        _ = metadata.Float32($"{architecture}.rope.scaling.alpha", 0);
        _ = metadata.Boolean($"{architecture}.rope.scaling.finetuned");
        _ = metadata.UInt32($"{architecture}.rope.scaling.original_context_length", 1, int.MaxValue, 1);
        string scaling = metadata.Text($"{architecture}.rope.scaling.type") ?? "linear";
        if (scaling is not ("none" or "linear" or "yarn" or "longrope"))
            throw metadata.Fault($"'{architecture}.rope.scaling.type' is '{scaling}'; it must be none, linear, yarn or longrope.");
    }
}
