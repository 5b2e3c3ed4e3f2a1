using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Gguf;

/// <summary>What <c>qwen2</c> and <c>qwen3</c> ask beside what they have in common with <c>llama</c>.</summary>
public sealed class QwenRulesTests
{
    [Fact]
    public void Check_qwen2_with_biases_passes() => Assert.NotNull(Qwen2()
        .SetTensor("blk.0.attn_q.bias", GgufTensorType.F32, 64)
        .SetTensor("blk.0.attn_k.bias", GgufTensorType.F32, 32)
        .SetTensor("blk.0.attn_v.bias", GgufTensorType.F32, 32)
        .SetTensor("output.bias", GgufTensorType.F32, 320)
        .Read());

    [Fact]
    public void Check_qwen2_with_heads_wider_than_its_embedding_is_refused() => Refuses(
        Qwen2().Set(writer => writer.Add("qwen2.attention.key_length", 32u).Add("qwen2.attention.value_length", 32u).Add("qwen2.rope.dimension_count", 32u)),
        "qwen2 wants 64 over all heads");

    [Theory]
    [InlineData("blk.0.attn_output.bias", 64)]
    [InlineData("blk.1.ffn_up.bias", 128)]
    [InlineData("rope_freqs.weight", 8)]
    public void Check_qwen2_with_a_tensor_of_llama_is_refused(string name, long size) =>
        Refuses(Qwen2().SetTensor(name, GgufTensorType.F32, size), $"'{name}' does not belong to a qwen2 model");

    [Fact]
    public void Check_qwen2_with_experts_is_refused() =>
        Refuses(Qwen2().Set(writer => writer.Add("qwen2.expert_count", 4u).Add("qwen2.expert_used_count", 2u)), "'qwen2.expert_count' is 4; it must be 0 to 0");

    [Fact]
    public void Check_qwen3_with_norms_of_queries_and_keys_passes() => Assert.NotNull(Qwen3().Read());

    [Fact]
    public void Check_qwen3_without_a_norm_of_the_keys_is_refused() =>
        Refuses(Qwen3().RemoveTensor("blk.1.attn_k_norm.weight"), "the tensor 'blk.1.attn_k_norm.weight' is missing");

    private static EditableModel Qwen2() => new EditableModel().SetArchitecture("qwen2");

    private static EditableModel Qwen3()
    {
        EditableModel model = new EditableModel().SetArchitecture("qwen3");
        foreach (int layer in (ReadOnlySpan<int>)[0, 1])
            model.SetTensor($"blk.{layer}.attn_q_norm.weight", GgufTensorType.F32, 16).SetTensor($"blk.{layer}.attn_k_norm.weight", GgufTensorType.F32, 16);
        return model;
    }

    private static void Refuses(EditableModel model, string fault)
    {
        var exception = Assert.Throws<InvalidGgufException>(model.Read);
        Assert.Contains(fault, exception.Fault, StringComparison.Ordinal);
    }
}
