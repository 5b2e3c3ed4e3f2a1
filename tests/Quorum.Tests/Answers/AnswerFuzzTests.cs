using Quorum.Testing;

namespace Quorum.Tests.Answers;

public class AnswerFuzzTests
{
    private const int Count = 50_000;

    [Fact]
    public void Answers_of_any_text_are_read_without_an_exception_and_always_alike()
    {
        var texts = new AnswerTexts(seed: 20260731);
        string previous = "";
        for (int i = 0; i < Count; i++)
        {
            string text = texts.Next();
            try
            {
                Answer answer = MathAnswer.Parse(text);
                Assert.Equal(answer.Key, MathAnswer.Parse(text).Key);
                Assert.True(MathAnswer.AreEquivalent(text, text), "not equivalent to itself");
                Assert.Equal(MathAnswer.AreEquivalent(previous, text), MathAnswer.AreEquivalent(text, previous));
                Check(text, AnswerExtractor.Extract(text));
            }
            catch (Exception e)
            {
                Assert.Fail($"Text {i}: {text}\n{e}");
            }

            previous = text;
        }
    }

    private static void Check(string text, ExtractedAnswer? extracted)
    {
        if (extracted is null)
            return;

        Assert.InRange(extracted.Span.Start, 0, text.Length);
        Assert.InRange(extracted.Span.End, extracted.Span.Start, text.Length);
        string written = text[extracted.Span.Start..extracted.Span.End];
        if (text.AsSpan(extracted.Span.End) is not ['"' or '\'', ..]) // a string in JSON is without its escapes
            Assert.EndsWith(written, extracted.Text, StringComparison.Ordinal);
    }
}
