using Quorum.LlamaCpp;
using TinyModelTrainer.Problems;

namespace TinyModelTrainer.Tokens;

/// <summary>The trainer and llama.cpp must read a text as the same tokens, or the model meets prompts it has never seen.</summary>
public sealed class VocabularyTests : IDisposable
{
    private static readonly Vocabulary s_vocabulary = Vocabulary.Load();

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.gguf");
    private readonly LlamaModel _model;
    private readonly Tokenizer _tokenizer = new(s_vocabulary);

    public VocabularyTests()
    {
        BlankModel.Write(_path, s_vocabulary);
        _model = LlamaModel.Load(_path);
    }

    [Fact]
    public void Llama_cpp_gives_problems_the_same_tokens()
    {
        var generator = new ProblemGenerator(new Random(13));
        foreach (var family in Families.All)
        {
            for (var i = 0; i < 20; i++)
            {
                var problem = generator.NextForTraining(family, ChainLength.Full);
                AssertSameTokens(problem.Question);
                AssertSameTokens($"{problem.Chain}\n");
                AssertSameTokens($"\n\n{problem.Reply.Split('<')[0]}");
            }
        }
    }

    [Theory]
    [InlineData("Grüße, 你好 🙂 — 3 × 4 ÷ 2")]
    [InlineData("  two  spaces\tand\n\nlines\r\n ")]
    [InlineData("don't we'll it's")]
    [InlineData("Whatever is 3*(4+5)/(2-1)?! x² = ½")]
    [InlineData("Ёжик съел щавель: 12 + 3 = ?")]
    public void Llama_cpp_gives_other_text_the_same_tokens(string text) => AssertSameTokens(text);

    [Fact]
    public void Llama_cpp_knows_the_marks_by_the_same_ids() =>
        Assert.Equal(Enumerable.Range(0, SpecialToken.Texts.Count), SpecialToken.Texts.Select(text => _model.Vocabulary.FindSpecial(text) ?? -1));

    [Fact]
    public void Llama_cpp_knows_where_texts_begin_and_end() =>
        Assert.Equal((SpecialToken.Begin, SpecialToken.End), (_model.Vocabulary.BeginningOfSequence, _model.Vocabulary.EndOfSequence));

    public void Dispose()
    {
        _model.Dispose();
        File.Delete(_path);
    }

    private void AssertSameTokens(string text) => Assert.Equal(_tokenizer.Encode(text), _model.Vocabulary.Tokenize(text));
}
