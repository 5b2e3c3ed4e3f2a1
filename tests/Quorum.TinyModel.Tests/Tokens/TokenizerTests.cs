using TinyModelTrainer.Problems;

namespace TinyModelTrainer.Tokens;

public class TokenizerTests
{
    private static readonly Vocabulary s_vocabulary = Vocabulary.Load();
    private readonly Tokenizer _tokenizer = new(s_vocabulary);

    [Theory]
    [InlineData("37 * 24 - 5 = \\boxed{883}")]
    [InlineData("Grüße, 你好 🙂 — 3 × 4 ÷ 2")]
    [InlineData("  two  spaces\tand\n\nlines\r\n ")]
    [InlineData("don't we'll it's")]
    [InlineData("Реши уравнение 3x - 14 = 76. Ёжик, щавель, Ъ")]
    [InlineData("<｜User｜>What is 2 + 2?<｜Assistant｜><think>\n")]
    [InlineData("")]
    public void Decode_gives_back_what_was_encoded(string text) => Assert.Equal(text, _tokenizer.Decode(_tokenizer.Encode(text)));

    [Fact]
    public void Digits_are_tokens_of_their_own()
    {
        Assert.Equal(5, _tokenizer.Encode("12345").Count);
        Assert.Equal(["=", " 1", "2"], _tokenizer.Encode("= 12").Select(id => _tokenizer.Decode([id])));
        Assert.DoesNotContain(s_vocabulary.Tokens, token => token.Count(char.IsAsciiDigit) > 1);
    }

    [Fact]
    public void Every_word_of_the_directive_is_one_token()
    {
        var words = _tokenizer.Encode(Wording.English.Directive).Select(id => _tokenizer.Decode([id]));
        Assert.Equal("\n|Please| reason| step| by| step|,| and| put| your| final| answer| within| \\|boxed|{}.", string.Join('|', words));
    }

    [Fact]
    public void Marks_have_the_ids_of_the_vocabulary()
    {
        Assert.Equal(SpecialToken.Texts, s_vocabulary.Tokens.Take(SpecialToken.Texts.Count));
        Assert.Equal([SpecialToken.Begin, 3], _tokenizer.Encode("<｜begin▁of▁sentence｜><｜User｜>"));
        Assert.Equal([SpecialToken.FirstVisible, SpecialToken.FirstVisible + 1], _tokenizer.Encode("<think></think>"));
    }

    [Fact]
    public void The_vocabulary_has_no_token_twice() => Assert.Equal(s_vocabulary.Tokens.Length, s_vocabulary.Tokens.Distinct().Count());

    [Fact]
    public void The_vocabulary_is_small() => Assert.InRange(s_vocabulary.Tokens.Length, 500, 1024);

    [Fact]
    public void Any_bytes_come_back()
    {
        var random = new Random(4);
        for (var i = 0; i < 200; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => new System.Text.Rune(random.Next(4) == 0 ? random.Next(0x10000, 0x10FFFF) : random.Next(1, 0xD800))));
            Assert.Equal(text, _tokenizer.Decode(_tokenizer.Encode(text)));
        }
    }
}
