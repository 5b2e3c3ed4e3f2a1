using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Gguf;

public sealed class TransformerRulesTests
{
    private readonly EditableModel _model = new();

    [Theory]
    [InlineData("llama.attention.head_count", 5)]
    [InlineData("llama.attention.head_count_kv", 3)]
    public void Check_heads_that_cannot_share_evenly_is_refused(string key, uint value) =>
        Refuses(_model.Set(writer => writer.Add(key, value)), "evenly");

    [Theory]
    [InlineData("llama.attention.head_count", 0)]
    [InlineData("llama.attention.head_count_kv", 0)]
    [InlineData("llama.attention.head_count_kv", 8)]
    [InlineData("llama.attention.value_length", 8)]
    [InlineData("llama.rope.dimension_count", 8)]
    [InlineData("llama.embedding_length_out", 32)]
    [InlineData("llama.pooling_type", 1)]
    [InlineData("llama.nextn_predict_layers", 1)]
    public void Check_a_number_that_llama_cpp_cannot_run_is_refused(string key, uint value) =>
        Refuses(_model.Set(writer => writer.Add(key, value)), $"'{key}' is {value}");

    [Fact]
    public void Check_an_odd_head_size_is_refused() => Refuses(
        _model.Set(writer => writer
            .Add("llama.attention.key_length", 15u).Add("llama.attention.value_length", 15u).Add("llama.rope.dimension_count", 15u)),
        "a size of 15; it must be even");

    [Fact]
    public void Check_heads_of_different_sizes_for_keys_and_values_is_refused() =>
        Refuses(_model.Remove("llama.attention.value_length").Set(writer => writer
            .Add("llama.attention.key_length", 32u).Add("llama.rope.dimension_count", 32u)), "'llama.attention.value_length' is 16");

    [Fact]
    public void Check_an_embedding_model_is_refused() =>
        Refuses(_model.Set(writer => writer.Add("llama.attention.causal", false)), "cannot generate");

    [Fact]
    public void Check_a_classifier_is_refused() =>
        Refuses(_model.Set(writer => writer.Add("llama.classifier.output_labels", ["yes", "no"])), "classifier");

    [Theory]
    [InlineData("token_embd.weight")]
    [InlineData("output_norm.weight")]
    [InlineData("blk.1.attn_norm.weight")]
    [InlineData("blk.0.attn_q.weight")]
    [InlineData("blk.1.ffn_down.weight")]
    public void Check_without_a_tensor_is_refused(string name) => Refuses(_model.RemoveTensor(name), $"the tensor '{name}' is missing");

    [Fact]
    public void Check_without_an_output_matrix_passes() => Assert.NotNull(_model.RemoveTensor("output.weight").Read());

    [Theory]
    [InlineData("token_embd.weight", 64, 321)]
    [InlineData("output.weight", 320, 64)]
    [InlineData("blk.0.attn_k.weight", 64, 64)]
    [InlineData("blk.1.ffn_up.weight", 64, 64)]
    public void Check_a_tensor_of_another_shape_is_refused(string name, long rows, long columns) =>
        Refuses(_model.SetTensor(name, GgufTensorType.F16, rows, columns), $"the tensor '{name}' is {rows} x {columns}, but");

    [Fact]
    public void Check_a_tensor_that_llama_has_not_is_refused() =>
        Refuses(_model.SetTensor("blk.2.attn_q.weight", GgufTensorType.F16, 64, 64), "'blk.2.attn_q.weight' does not belong");

    [Theory]
    [InlineData(GgufTensorType.I32)]
    [InlineData(GgufTensorType.F64)]
    [InlineData(GgufTensorType.Q8_1)]
    public void Check_a_matrix_of_a_type_that_cannot_be_multiplied_is_refused(GgufTensorType type) =>
        Refuses(_model.SetTensor("output.weight", type, 64, 320), $"'output.weight' is of type {type}");

    [Theory]
    [InlineData("output_norm.weight", 64)]
    [InlineData("rope_freqs.weight", 8)]
    [InlineData("blk.0.attn_q.bias", 64)]
    public void Check_a_vector_that_is_not_F32_is_refused(string name, long size) =>
        Refuses(_model.SetTensor(name, GgufTensorType.F16, size), $"'{name}' is of type F16; llama.cpp wants F32");

    [Fact]
    public void Check_what_a_llama_model_may_have_passes() => Assert.NotNull(_model
        .SetTensor("rope_freqs.weight", GgufTensorType.F32, 8)
        .SetTensor("blk.0.attn_q.bias", GgufTensorType.F32, 64)
        .SetTensor("blk.1.ffn_up.weight", GgufTensorType.NVFP4, 64, 128)
        .SetTensor("blk.1.ffn_up.scale", GgufTensorType.F32, 1)
        .Set(writer => writer.Add("llama.rope.scaling.type", "yarn").Add("llama.rope.scaling.factor", 4f))
        .Read());

    [Fact]
    public void Check_a_mixture_of_experts_passes() => Assert.NotNull(MixtureOfExperts(experts: 4, used: 2).Read());

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Check_a_mixture_that_uses_another_number_of_experts_than_it_has_is_refused(uint used) =>
        Refuses(MixtureOfExperts(experts: 4, used), $"'llama.expert_used_count' is {used}");

    private EditableModel MixtureOfExperts(uint experts, uint used)
    {
        _model.Set(writer => writer.Add("llama.expert_count", experts).Add("llama.expert_used_count", used));
        for (int layer = 0; layer < 2; layer++)
        {
            _model
                .RemoveTensor($"blk.{layer}.ffn_gate.weight").RemoveTensor($"blk.{layer}.ffn_up.weight").RemoveTensor($"blk.{layer}.ffn_down.weight")
                .SetTensor($"blk.{layer}.ffn_gate_inp.weight", GgufTensorType.F32, 64, experts)
                .SetTensor($"blk.{layer}.ffn_gate_exps.weight", GgufTensorType.Q8_0, 64, 128, experts)
                .SetTensor($"blk.{layer}.ffn_up_exps.weight", GgufTensorType.Q8_0, 64, 128, experts)
                .SetTensor($"blk.{layer}.ffn_down_exps.weight", GgufTensorType.Q8_0, 128, 64, experts);
        }

        return _model;
    }

    private static void Refuses(EditableModel model, string fault)
    {
        var exception = Assert.Throws<InvalidGgufException>(model.Read);
        Assert.Contains(fault, exception.Fault, StringComparison.Ordinal);
    }
}
