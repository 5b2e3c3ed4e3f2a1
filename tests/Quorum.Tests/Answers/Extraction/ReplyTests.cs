namespace Quorum.Tests.Answers.Extraction;

/// <summary>
/// The replies of Cases, grouped by idea: after a line <c>=== answer</c> (or <c>=== (none)</c>) a reply as a model writes it, up to the next such line.
/// </summary>
public class ReplyTests
{
    public static TheoryData<string, string, string?> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string?>();
            foreach ((string idea, string reply, string? answer) in Read())
                cases.Add(idea, reply, answer);

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Extract_reply_gives_its_answer(string idea, string reply, string? answer)
    {
        Assert.NotEmpty(idea);
        ExtractedAnswer? extracted = AnswerExtractor.Extract(reply, out MissingAnswer? missing);
        Assert.Equal(extracted is null, missing is not null);
        if (answer is null)
            Assert.Null(extracted?.Text);
        else
            Assert.True(extracted?.Answer == MathAnswer.Parse(answer), $"'{extracted?.Text}' ({extracted?.Source}) for '{answer}'");
    }

    [Fact]
    public void Extract_reply_with_other_line_ends_gives_the_same_answer() =>
        Assert.All(Read(), reply => Assert.Equal(AnswerExtractor.Extract(reply.Text)?.Answer, AnswerExtractor.Extract(reply.Text.ReplaceLineEndings("\r\n"))?.Answer));

    [Fact]
    public void Extract_reply_after_a_thought_gives_the_same_answer() =>
        Assert.All(
            Read().Where(reply => !reply.Text.Contains("think", StringComparison.OrdinalIgnoreCase)),
            reply => Assert.Equal(
                AnswerExtractor.Extract(reply.Text)?.Answer,
                AnswerExtractor.Extract($"<think>\nPerhaps \\boxed{{99}}. The answer is 98.\n</think>\n\n{reply.Text}")?.Answer));

    private static IEnumerable<(string Idea, string Text, string? Answer)> Read()
    {
        const string Mark = "=== ";
        foreach (string name in typeof(ReplyTests).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Cases/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(typeof(ReplyTests).Assembly.GetManifestResourceStream(name)!);
            foreach (string entry in ("\n" + reader.ReadToEnd()).Split("\n" + Mark, StringSplitOptions.RemoveEmptyEntries))
            {
                string[] parts = entry.Split('\n', 2);
                yield return (name, parts.Length > 1 ? parts[1].TrimEnd('\n') : "", parts[0] == "(none)" ? null : parts[0]);
            }
        }
    }
}
