using System.Globalization;
using System.Text;

namespace Quorum.Reports.Tests;

public sealed class PageTests
{
    private const string Hostile = """</div></details><script>document.title = "taken"</script><img src="http://127.0.0.1:9/x" onerror='alert(1)'>&amp;" onclick="x<!--""";

    [Fact]
    public void WriteHtml_hostile_text_anywhere_adds_no_markup()
    {
        int Tags(string text) => Runs.Page(Poisoned(text), new() { Title = text, Settings = [new(text, text)], Tables = [new(text, [text], [[text]])] }).Count(character => character == '<');

        Assert.Equal(Tags("harmless"), Tags(Hostile));
    }

    [Fact]
    public void WriteHtml_text_of_any_script_stays_readable_in_the_source()
    {
        string page = Runs.Page(Runs.Of([Runs.Answering("Ответ: пять, 五", 5)]));

        Assert.Contains("Ответ: пять, 五", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\0\u0001\uD800 lone \uDC00 \uFFFF \u202E")]
    [InlineData("")]
    [InlineData(" \r\n ")]
    public void WriteHtml_text_that_no_page_can_hold_raises_nothing(string text)
    {
        string page = Runs.Page(Poisoned(text));

        Assert.DoesNotContain('\0', page);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteHtml_tables_stand_between_the_decision_and_the_votes()
    {
        string page = Runs.Page(Runs.Of([Runs.Answering("5", 5)]), new() { Tables = [new("Tests", ["Input", "Result"], [["f(1)", "a\nb"], ["f(2)", "c"]])] });

        int table = page.IndexOf("<h2>Tests</h2>", StringComparison.Ordinal);
        Assert.InRange(table, page.IndexOf("decision-title", StringComparison.Ordinal), page.IndexOf("votes-title", StringComparison.Ordinal));
        Assert.Equal(2, page[table..page.IndexOf("votes-title", StringComparison.Ordinal)].Split("<tr><td ").Length - 1);
        Assert.Contains(">a&#xA;b</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteHtml_places_outside_the_text_show_the_text_once()
    {
        Chain chain = Runs.Answering("eins zwei drei", 3);
        StepVerdict Wrong(int start, int length, TextSpan? error) => new()
        {
            Step = new ChainStep(0, ChainPart.Reasoning, new TextSpan(start, length), ""),
            Outcome = StepOutcome.Wrong,
            ErrorSpan = error,
        };
        StepVerdict[] steps =
        [
            Wrong(4, int.MaxValue, new TextSpan(-9, 3)), Wrong(-5, 9, new TextSpan(int.MaxValue, int.MaxValue)), Wrong(2, 7, null), Wrong(99, 1, null), Wrong(0, -1, null),
        ];
        string page = Runs.Page(Runs.Of([chain]) with { Chains = [chain with { Verification = new() { Steps = steps, IsRefuted = false } }] });

        Assert.Contains("<mark class=\"wrong\"><u>eins</u></mark>", page, StringComparison.Ordinal);
        foreach (string word in new[] { "eins", "zwei", "drei" })
            Assert.Equal(2, page.Split(word).Length);
    }

    [Fact]
    public void WriteHtml_other_cultures_change_nothing()
    {
        ConsensusResult result = Runs.Mixed();
        string expected = Runs.Page(result);
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ru-RU");
            Assert.Equal(expected, Runs.Page(result));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void WriteHtml_stream_holds_the_same_page_in_UTF8_and_stays_open()
    {
        using var stream = new MemoryStream();
        ConsensusReport.WriteHtml(Runs.Mixed(), stream);

        Assert.True(stream.CanWrite);
        Assert.Equal(Runs.Page(Runs.Mixed()), new UTF8Encoding(false, true).GetString(stream.ToArray()));
    }

    [Fact]
    public void WriteHtml_a_thousand_long_chains_take_little_memory()
    {
        string reasoning = string.Concat(Enumerable.Repeat("37 * 4 = 148 < 149\n", 30_000 / 19));
        ConsensusResult result = Runs.Of([.. Enumerable.Repeat(Runs.Answering(reasoning, 883), 1024)]);
        ConsensusReport.WriteHtml(result, Stream.Null);

        long before = GC.GetAllocatedBytesForCurrentThread();
        ConsensusReport.WriteHtml(result, Stream.Null);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void WriteHtml_a_chain_that_failed_beyond_the_stop_failed_and_was_not_judged()
    {
        string page = Runs.Page(Runs.Of([.. Enumerable.Repeat(Runs.Answering("", 5), 5), Runs.Blank(ChainOutcome.Failed)], StoppingRules.AnytimeValid(0.1)));

        Assert.Contains(">failed</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("Stopped after 5 of 6 samples", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteHtml_small_error_level_is_no_zero()
    {
        ConsensusResult result = Runs.Answered(5, 5);
        string page = Runs.Page(result with { Certainty = result.Certainty! with { CertifiedAt = 1e-6 } });

        Assert.Contains("at most 0.0001\u00A0%", page.Replace("&#xA0;", "\u00A0", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteHtml_tokens_of_judging_models_are_shown_apart()
    {
        ConsensusResult result = Runs.Of([Runs.Answering("1 + 1 = 2", 2)], StepVerifiers.Arithmetic);
        Chain judged = result.Chains[0] with { Verification = result.Chains[0].Verification! with { Usage = new() { InputTokenCount = 1_000, OutputTokenCount = 234 } } };

        Assert.DoesNotContain("tokens-judging", Runs.Page(result), StringComparison.Ordinal);
        Assert.Contains("<div class=\"tokens-judging\"><dt>Tokens of judging models</dt><dd>1,234<", Runs.Page(result with { Chains = [judged] }), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteHtml_says_how_answers_were_read_and_who_verified()
    {
        ConsensusResult result = Runs.Of([Runs.Answering("1 + 1 = 2", 2)], StepVerifiers.Arithmetic, StepVerifiers.Conclusion);
        string page = Runs.Page(result with { AnswerPolicy = new() { Percent = PercentPolicy.Ignore, Units = UnitPolicy.Compare } });

        Assert.Contains("<dt>Verifiers</dt><dd>arithmetic, conclusion</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Percent signs</dt><dd>20 % is 20</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Units</dt><dd>compared</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Verifiers</dt><dd>none</dd>", Runs.Page(Runs.Answered(5, 5)), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteHtml_null_is_refused()
    {
        Assert.Throws<ArgumentNullException>("result", () => ConsensusReport.WriteHtml(null!, TextWriter.Null));
        Assert.Throws<ArgumentNullException>("output", () => ConsensusReport.WriteHtml(Runs.Mixed(), (TextWriter)null!));
        Assert.Throws<ArgumentNullException>("output", () => ConsensusReport.WriteHtml(Runs.Mixed(), (Stream)null!));
    }

    private static ConsensusResult Poisoned(string text)
    {
        Answer answer = MathAnswer.Parse($"is {text}");
        Chain chain = Runs.Answering("1 + 1 = 3", 3);
        ConsensusResult result = Runs.Of([chain, chain, Runs.Blank(ChainOutcome.Failed) with { Error = text }], StepVerifiers.Arithmetic);
        return result with
        {
            Question = text,
            DecisionRule = text,
            Stop = new(text, true, text),
            Abstention = null,
            Groups = [.. result.Groups.Select(group => group with { Answer = answer })],
            Chains = [.. result.Chains.Select(each => each.Verification is not { } verification ? each : each with
            {
                Text = $"so {text}",
                Answer = answer,
                Rescue = text,
                Error = text,
                Verification = verification with { Steps = [.. verification.Steps.Select(step => step with { Claimed = text, Actual = text, Verifier = text })] },
            })],
        };
    }
}
