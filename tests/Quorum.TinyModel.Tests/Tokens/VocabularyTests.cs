using Quorum;
using Quorum.LlamaCpp;
using TinyModelTrainer.Problems;

namespace TinyModelTrainer.Tokens;

/// <summary>The trainer and llama.cpp must read a text as the same tokens, or the model meets prompts it has never seen.</summary>
public sealed class VocabularyTests : IDisposable
{
    private readonly LlamaModel _model = LlamaModel.Load(TinyModel.GetPath());
    private readonly Tokenizer _tokenizer = new(Vocabulary.Create());

    [Fact]
    public void Llama_cpp_gives_problems_the_same_tokens()
    {
        var generator = new ProblemGenerator(new Random(13), ProblemMix.Final);
        for (var i = 0; i < 200; i++)
        {
            var problem = generator.NextForTraining();
            AssertSameTokens(problem.Question);
            AssertSameTokens($"{problem.Chain}\n");
            AssertSameTokens($"\n\n{problem.Conclusion}");
        }
    }

    [Theory]
    [InlineData("Grüße, 你好 🙂 — 3 × 4 ÷ 2")]
    [InlineData("  two  spaces\tand\n\nlines\r\n ")]
    [InlineData("don't we'll it's")]
    [InlineData("Whatever is 3*(4+5)/(2-1)?! x² = ½")]
    public void Llama_cpp_gives_other_text_the_same_tokens(string text) => AssertSameTokens(text);

    [Fact]
    public void Llama_cpp_knows_the_marks_by_the_same_ids() =>
        Assert.Equal(Enumerable.Range(0, SpecialToken.Texts.Count), SpecialToken.Texts.Select(text => _model.Vocabulary.FindSpecial(text) ?? -1));

    [Fact]
    public void Llama_cpp_knows_where_texts_begin_and_end() =>
        Assert.Equal((SpecialToken.Begin, SpecialToken.End), (_model.Vocabulary.BeginningOfSequence, _model.Vocabulary.EndOfSequence));

    public void Dispose() => _model.Dispose();

    private void AssertSameTokens(string text) => Assert.Equal(_tokenizer.Encode(text), _model.Vocabulary.Tokenize(text));
}
