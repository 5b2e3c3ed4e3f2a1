using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Gguf;

/// <summary>The rules for all models; those for vocabularies and for the architecture llama have tests of their own.</summary>
public sealed class GgufRulesTests
{
    public static TheoryData<string, string> NoModels => new()
    {
        { "general.architecture", "clip" },
        { "general.architecture", "gptj" },
        { "llama.rope.scaling.type", "su" },
    };

    [Theory]
    [MemberData(nameof(NoModels))]
    public void Check_a_text_that_llama_cpp_does_not_know_is_refused(string key, string value) =>
        Refuses(new EditableModel().Set(writer => writer.Add(key, value)), $"'{value}'");

    [Theory]
    [InlineData("general.architecture")]
    [InlineData("llama.context_length")]
    [InlineData("llama.embedding_length")]
    [InlineData("llama.block_count")]
    [InlineData("llama.feed_forward_length")]
    [InlineData("llama.attention.head_count")]
    [InlineData("llama.attention.layer_norm_rms_epsilon")]
    [InlineData("tokenizer.ggml.model")]
    [InlineData("tokenizer.ggml.tokens")]
    [InlineData("tokenizer.ggml.merges")]
    [InlineData("tokenizer.ggml.bos_token_id")]
    public void Check_without_a_key_that_llama_cpp_needs_is_refused(string key) =>
        Refuses(new EditableModel().Remove(key), $"'{key}' is missing");

    [Theory]
    [InlineData("general.name")]
    [InlineData("llama.context_length")]
    [InlineData("llama.rope.freq_base")]
    [InlineData("llama.attention.causal")]
    [InlineData("tokenizer.ggml.add_bos_token")]
    [InlineData("tokenizer.ggml.eos_token_id")]
    [InlineData("tokenizer.chat_template")]
    public void Check_a_value_of_another_type_is_refused(string key) =>
        Refuses(new EditableModel().Set(writer => writer.Add(key, 1L)), $"'{key}' is of type I64");

    [Theory]
    [InlineData("llama.context_length", 0)]
    [InlineData("llama.context_length", uint.MaxValue)]
    [InlineData("llama.embedding_length", 0)]
    [InlineData("llama.block_count", 0)]
    [InlineData("llama.block_count", 513)]
    [InlineData("llama.nextn_predict_layers", 3)]
    [InlineData("llama.expert_count", 1025)]
    [InlineData("llama.expert_used_count", 1)]
    [InlineData("llama.expert_group_count", 1)]
    [InlineData("llama.rope.scaling.original_context_length", 0)]
    public void Check_a_number_that_llama_cpp_asserts_not_to_be_is_refused(string key, uint value) =>
        Refuses(new EditableModel().Set(writer => writer.Add(key, value)), $"'{key}' is {value}");

    [Theory]
    [InlineData("llama.rope.freq_base", 0)]
    [InlineData("llama.rope.freq_base", float.NaN)]
    [InlineData("llama.rope.scaling.factor", -1)]
    [InlineData("llama.rope.scaling.factor", float.PositiveInfinity)]
    [InlineData("llama.attention.layer_norm_rms_epsilon", -1e-5f)]
    [InlineData("llama.attention.layer_norm_rms_epsilon", float.NaN)]
    public void Check_a_float_out_of_range_is_refused(string key, float value) =>
        Refuses(new EditableModel().Set(writer => writer.Add(key, value)), $"'{key}' is ");

    [Fact]
    public void Check_another_architecture_needs_only_what_all_have_in_common()
    {
        EditableModel model = new EditableModel().Set(writer => writer
            .Add("general.architecture", "gemma2")
            .Add("gemma2.context_length", 4096u)
            .Add("gemma2.embedding_length", 64u)
            .Add("gemma2.block_count", 2u));

        Assert.Equal("gemma2", model.Read().GetString("general.architecture"));
    }

    private static void Refuses(EditableModel model, string fault)
    {
        var exception = Assert.Throws<InvalidGgufException>(model.Read);
        Assert.Contains(fault, exception.Fault, StringComparison.Ordinal);
    }
}
