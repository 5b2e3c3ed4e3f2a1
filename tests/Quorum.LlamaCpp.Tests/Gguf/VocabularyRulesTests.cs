using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Gguf;

public sealed class VocabularyRulesTests
{
    private readonly EditableModel _model = new();

    [Theory]
    [InlineData("none")]
    [InlineData("no_vocab")]
    [InlineData("test")]
    [InlineData("gpt3")]
    public void Check_a_tokenizer_that_cannot_make_text_is_refused(string kind) =>
        Refuses(writer => writer.Add("tokenizer.ggml.model", kind), $"its tokenizer '{kind}' is not one of");

    [Theory]
    [InlineData("llama-bqe")]
    [InlineData("whitespace")]
    public void Check_a_pre_tokenizer_that_is_not_safe_is_refused(string name) =>
        Refuses(writer => writer.Add("tokenizer.ggml.pre", name), $"its pre-tokenizer '{name}'");

    [Fact]
    public void Check_two_tokens_with_the_same_text_is_refused() =>
        RefusesTokens(tokens => tokens[300] = tokens[65], "token 300 of its vocabulary has the same text as an earlier one: 'A'");

    [Fact]
    public void Check_two_tokens_that_are_the_same_up_to_a_zero_is_refused() =>
        RefusesTokens(tokens => (tokens[290], tokens[300]) = ("same\0one", "same\0other"), "token 300 of its vocabulary has the same text");

    [Fact]
    public void Check_the_name_that_an_empty_token_gets_is_refused_for_another_token() =>
        RefusesTokens(tokens => (tokens[290], tokens[300]) = ("", "[EMPTY_290]"), "token 300 of its vocabulary has the same text");

    [Fact]
    public void Check_one_empty_token_passes() => Assert.NotNull(WithTokens(tokens => tokens[290] = "").Read());

    [Fact]
    public void Check_a_token_that_is_not_UTF8_is_refused()
    {
        byte[] bytes = _model.ToBytes();
        GgufField token = GgufField.FindAll(bytes).First(field => field is { Kind: GgufFieldKind.Element, Owner: "tokenizer.ggml.tokens" });
        bytes[token.Position] = 0xFF;

        var exception = Assert.Throws<InvalidGgufException>(() => EditableModel.Parse(bytes));

        Assert.Contains("token 0 of its vocabulary is not UTF-8", exception.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_fewer_types_than_tokens_is_refused() =>
        Refuses(writer => writer.Add("tokenizer.ggml.token_type", [1, 1]), "'tokenizer.ggml.token_type' has 2 elements for 320 tokens");

    [Fact]
    public void Check_an_unknown_token_type_is_refused() =>
        Refuses(writer => writer.Add("tokenizer.ggml.token_type", [.. Enumerable.Repeat(7, 320)]), "token 0 has the unknown type 7");

    [Fact]
    public void Check_a_byte_token_without_a_byte_in_its_text_is_refused() =>
        Refuses(writer => writer.Add("tokenizer.ggml.token_type", [.. Enumerable.Repeat(6, 320)]), "is not of the form <0xHH>");

    [Fact]
    public void Check_types_of_another_type_is_refused() =>
        Refuses(writer => writer.Add("tokenizer.ggml.token_type", [.. Enumerable.Repeat(1f, 320)]), "it must be an array of type I32");

    [Fact]
    public void Check_a_score_that_is_not_a_number_is_refused() =>
        Refuses(writer => writer.Add("tokenizer.ggml.scores", [.. Enumerable.Repeat(float.NaN, 320)]), "the score of token 0");

    [Theory]
    [InlineData("bos")]
    [InlineData("eos")]
    [InlineData("padding")]
    [InlineData("fim_mid")]
    public void Check_a_special_token_outside_the_vocabulary_is_refused(string name) => Refuses(
        writer => writer.Add($"tokenizer.ggml.{name}_token_id", 320u), $"'tokenizer.ggml.{name}_token_id' is 320, but there are only 320 tokens");

    [Fact]
    public void Check_an_end_token_to_be_added_that_is_not_named_is_refused()
    {
        _model.Remove("tokenizer.ggml.eos_token_id");

        Refuses(writer => writer.Add("tokenizer.ggml.add_eos_token", true), "adds the eos token to every text, but");
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData(" b")]
    [InlineData("a ")]
    public void Check_a_merge_that_is_not_two_parts_is_refused(string merge) =>
        Refuses(writer => writer.Add("tokenizer.ggml.merges", ["a b", merge]), "merge 1 is not two parts");

    [Fact]
    public void Check_a_sentence_piece_vocabulary_without_a_byte_is_refused()
    {
        SetSentencePieces();
        WithTokens(tokens => tokens[100] = "other");

        Refuses(_ => { }, "its vocabulary has no token <0x64>");
    }

    [Fact]
    public void Check_a_sentence_piece_vocabulary_with_all_bytes_passes()
    {
        SetSentencePieces();

        Assert.NotNull(_model.Read());
    }

    [Fact]
    public void Check_a_model_that_calls_itself_Phi3_without_its_tokens_is_refused() =>
        Refuses(writer => writer.Add("general.name", "My Phi-3 clone"), "lacks the token '</s>'");

    private void SetSentencePieces()
    {
        WithTokens(tokens =>
        {
            for (int i = 0; i < 256; i++) tokens[i] = $"<0x{i:X2}>";
        });
        _model.Remove("tokenizer.ggml.merges").Set(writer => writer.Add("tokenizer.ggml.model", "llama"));
    }

    private EditableModel WithTokens(Action<string[]> change)
    {
        string[] tokens = [.. _model.Strings("tokenizer.ggml.tokens")];
        change(tokens);
        return _model.Set(writer => writer.Add("tokenizer.ggml.tokens", tokens));
    }

    private void RefusesTokens(Action<string[]> change, string fault)
    {
        WithTokens(change);
        Refuses(_ => { }, fault);
    }

    private void Refuses(Action<GgufWriter> change, string fault)
    {
        var exception = Assert.Throws<InvalidGgufException>(_model.Set(change).Read);
        Assert.Contains(fault, exception.Fault, StringComparison.Ordinal);
    }
}
