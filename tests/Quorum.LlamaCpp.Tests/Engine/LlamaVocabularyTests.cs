namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class LlamaVocabularyTests(RandomModelFixture fixture)
{
    private LlamaVocabulary Vocabulary => fixture.Model.Vocabulary;

    [Theory]
    [InlineData("")]
    [InlineData("What is 37 * 24 - 5?\n\n  indented\ttext")]
    [InlineData("Сколько будет 2 + 2? 你好 🙂 é \u0000 \u200B")]
    [InlineData("<think>x</think><｜User｜><｜end▁of▁sentence｜>")]
    public void Text_comes_back_from_its_tokens(string text)
    {
        var tokens = Vocabulary.Tokenize(text);

        Assert.Equal(text, Vocabulary.GetText(tokens));
        Assert.DoesNotContain(tokens, Vocabulary.IsSpecial);
    }

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("7")]
    [InlineData("é🙂")]
    public void Long_runs_of_one_kind_come_back_as_well(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 100_000));

        Assert.Equal(text, Vocabulary.GetText(Vocabulary.Tokenize(text)));
    }

    [Fact]
    public void Special_tokens_are_found_by_their_text_only()
    {
        Assert.Equal(Vocabulary.BeginningOfSequence, Vocabulary.FindSpecial("<｜begin▁of▁sentence｜>"));
        Assert.Equal(Vocabulary.EndOfSequence, Vocabulary.FindSpecial("<｜end▁of▁sentence｜>"));
        Assert.True(Vocabulary.IsSpecial(Vocabulary.FindSpecial("</think>")!.Value));
        Assert.Null(Vocabulary.FindSpecial("a"));
        Assert.Null(Vocabulary.FindSpecial("<no such token>"));
        Assert.True(Vocabulary.IsEndOfGeneration(Vocabulary.EndOfSequence!.Value));
        Assert.False(Vocabulary.IsEndOfGeneration(0));
    }

    [Fact]
    public void Tokens_that_do_not_exist_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.GetBytes(-1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.GetBytes(Vocabulary.Count).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.IsSpecial(Vocabulary.Count));
        Assert.False(Vocabulary.IsEndOfGeneration(Vocabulary.Count));
    }

    [Fact]
    public void Lone_surrogates_become_replacement_characters() =>
        Assert.Equal("a\uFFFDb", Vocabulary.GetText(Vocabulary.Tokenize("a\uD800b")));
}
