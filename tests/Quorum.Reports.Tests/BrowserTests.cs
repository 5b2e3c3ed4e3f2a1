using System.Globalization;
using OpenQA.Selenium;

namespace Quorum.Reports.Tests;

/// <summary>What a person sees who opens a report.</summary>
public sealed class BrowserTests : IClassFixture<Browser>
{
    private readonly Browser _browser;

    public BrowserTests(Browser browser)
    {
        Browser.Require();
        _browser = browser;
        _browser.PreferDark(false);
        _browser.Resize(1000, 900, isPhone: false);
    }

    [Fact]
    public void Page_of_a_decision_says_what_was_decided_and_how_certain_that_is()
    {
        ConsensusResult result = Open(Runs.Mixed());

        Assert.Equal("883", Text(".decision .answer"));
        Assert.Contains(Runs.Question, Text(".question"), StringComparison.Ordinal);
        Assert.Equal("This is what the model answers most often with 98.4 % probability; it says nothing about whether the model is right.", Text(".decision .certainty"));
        Assert.Contains("at most 10.0 %", Text(".decision .certified"), StringComparison.Ordinal);
        Assert.Equal($"Why it stopped: {result.Stop!.Explanation}", Text(".decision .stop"));
        Assert.All(_browser.FindAll("h1, h2"), heading => Assert.True(_browser.IsSeen(heading)));
    }

    [Fact]
    public void Page_of_an_abstention_says_no_consensus_and_why()
    {
        Open(Runs.Answered(1, 2, 1, 2) with { Abstention = new("Two answers are level.", 40) });

        Assert.Equal("No consensus", Text(".decision .answer"));
        Assert.Equal("Two answers are level.", Text(".decision .reason"));
        Assert.Equal("If the split stays as it is, about 40 further samples would decide.", Text(".decision .further"));
        Assert.Empty(_browser.FindAll(".won"));
    }

    [Fact]
    public void Page_of_refuted_answers_decides_nothing_and_shows_them_as_refuted()
    {
        Chain[] chains = [.. Enumerable.Repeat(Runs.Answering(Runs.WrongReasoning, 884), 3), Runs.Answering("37 * 24 - 5\n37 * 24 = 878\n878 - 5 = 873", 873)];
        Open(Runs.Of(chains, StepVerifiers.Arithmetic));

        Assert.Equal("No consensus", Text(".decision .answer"));
        Assert.Empty(_browser.FindAll(".decision .leading, .others"));
        Assert.Equal(["3 chains, refuted (75.0 % of the refuted)", "1 chain, refuted (25.0 % of the refuted)"], _browser.FindAll(".groups .count").Select(count => count.Text));
        Assert.StartsWith("No chain has a vote", Text(".votes .hint"), StringComparison.Ordinal);
        Assert.Equal("No chain voted, so there is nothing to be certain of.", Text(".curve p"));
        Assert.Empty(_browser.FindAll(".won"));
    }

    [Fact]
    public void Page_without_any_answer_says_so()
    {
        Open(Runs.Of([Runs.Blank(ChainOutcome.NoAnswer), Runs.Blank(ChainOutcome.Failed)]));

        Assert.Equal("No answer", Text(".decision .answer"));
        Assert.Equal("No chain voted, so there is nothing to be certain of.", Text(".curve p"));
    }

    [Fact]
    public void Bars_are_as_wide_as_their_part_of_the_votes()
    {
        ConsensusResult result = Open(Runs.Answered(5, 5, 7, 5, 6, 5, 7, 5));

        Assert.Equal(["5", "7", "6"], _browser.FindAll(".groups .name").Select(name => name.Text));
        IReadOnlyList<IWebElement> bars = _browser.FindAll(".groups .bar");
        double track = Width(_browser.Find(".groups .track"));
        Assert.All(result.Groups.Zip(bars), pair => Assert.Equal(pair.First.Votes / 8.0, Width(pair.Second) / track, 2));
        Assert.Equal("5 votes (62.5 % of the votes)", Text(".groups .won .count"));
    }

    [Fact]
    public void Votes_that_do_not_count_are_named_apart()
    {
        Open(Runs.Mixed());

        string others = Text(".others");
        Assert.Contains("refuted: an error leads to its answer (884 × 1", others, StringComparison.Ordinal);
        Assert.Contains("gave no answer", others, StringComparison.Ordinal);
        Assert.Contains("failed", others, StringComparison.Ordinal);
        Assert.Contains("confidence too low", others, StringComparison.Ordinal);
        Assert.Contains("not needed any more", others, StringComparison.Ordinal);
        Assert.Equal("883", _browser.Find(".rescued .name").Text);
    }

    [Fact]
    public void Chain_is_closed_and_opens_on_a_click()
    {
        ConsensusResult result = Open(Runs.Mixed());

        IReadOnlyList<IWebElement> chains = _browser.FindAll(".chain");
        Assert.Equal(result.Chains.Count, chains.Count);
        IWebElement text = chains[0].FindElement(By.CssSelector(".as-written"));
        Assert.False(_browser.IsSeen(text));

        chains[0].FindElement(By.TagName("summary")).Click();

        Assert.True(_browser.IsSeen(text));
        Assert.Equal(Runs.RightReasoning, text.Text.ReplaceLineEndings("\n"));
        Assert.Contains("7000000", chains[0].Text, StringComparison.Ordinal);
        Assert.False(_browser.IsSeen(chains[1].FindElement(By.CssSelector(".as-written"))));
    }

    [Fact]
    public void Link_to_a_chain_opens_it()
    {
        Open(Runs.Mixed());
        _browser.Find(".groups .members summary").Click();

        _browser.Find(".groups .members a[href='#chain-3']").Click();

        Assert.True(_browser.IsSeen(_browser.Find("#chain-3 .as-written")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Wrong_step_is_marked_in_its_place_with_what_is_true(bool isDark)
    {
        _browser.PreferDark(isDark);
        ConsensusResult result = Open(Runs.Mixed());
        int wrong = result.Chains[2].Verification!.Count(StepOutcome.Wrong);
        IWebElement chain = _browser.FindAll(".chain")[2];
        Assert.Contains($"{wrong} wrong steps", chain.Text, StringComparison.Ordinal);
        chain.FindElement(By.TagName("summary")).Click();

        IWebElement mark = chain.FindElement(By.CssSelector("mark.wrong"));
        IWebElement error = mark.FindElement(By.TagName("u"));
        IWebElement text = chain.FindElement(By.CssSelector(".as-written"));
        Assert.Equal("37 * 4 = 149", mark.Text);
        Assert.Equal("149", error.Text);
        Assert.Contains("underline", error.GetCssValue("text-decoration-line"), StringComparison.Ordinal);
        Assert.NotEqual(text.GetCssValue("color"), error.GetCssValue("color"));
        Assert.NotEqual(text.GetCssValue("background-color"), mark.GetCssValue("background-color"));
        Assert.Equal("Wrong claimed 37 * 4 = 149 true 37 * 4 = 148 (arithmetic)", chain.FindElement(By.CssSelector(".note")).Text);
        Assert.Equal(wrong, chain.FindElements(By.CssSelector("mark.wrong")).Count);
        Assert.Contains("37 * 20 = 740", text.FindElements(By.CssSelector(".correct")).Select(step => step.Text));
    }

    [Fact]
    public void Retracted_step_looks_different_from_a_wrong_one()
    {
        Open(Runs.Mixed());
        IReadOnlyList<IWebElement> chains = _browser.FindAll(".chain");
        chains[2].FindElement(By.TagName("summary")).Click();
        chains[3].FindElement(By.TagName("summary")).Click();

        IWebElement retracted = chains[3].FindElement(By.CssSelector("mark.retracted"));
        Assert.Equal("40 * 24 = 940", retracted.Text);
        Assert.StartsWith("Taken back later", chains[3].FindElement(By.CssSelector(".note")).Text, StringComparison.Ordinal);
        Assert.NotEqual(chains[2].FindElement(By.CssSelector("mark")).GetCssValue("background-color"), retracted.GetCssValue("background-color"));
        Assert.Empty(chains[3].FindElements(By.CssSelector("mark.wrong")));
    }

    [Fact]
    public void Curve_rises_with_the_votes_and_ends_at_the_stop()
    {
        Open(Runs.Mixed());

        IWebElement line = _browser.Find(".plot .line");
        double width = Width(_browser.Find(".plot svg"));
        double end = Number("const line = arguments[0]; return line.getPointAtLength(line.getTotalLength()).x", line);
        Assert.True(width > 300);
        Assert.Equal(75, end, 3);
        Assert.Equal("Stopped after 12 of 16 samples; the grey part was not needed.", Text(".plot figcaption"));

        _browser.Find(".curve .values summary").Click();
        double[] probabilities = [.. _browser.FindAll(".curve td:last-child").Select(cell => double.Parse(cell.Text[..^2], CultureInfo.InvariantCulture))];
        Assert.Equal([75.0, 87.5], probabilities[..2]);
        Assert.Equal(12, probabilities.Length);
    }

    [Fact]
    public void Notes_of_the_run_are_shown()
    {
        Open(Runs.Answered(1, 1) with { Notes = ["The engine is old.", "So am I."] });

        Assert.Equal(["Note: The engine is old.", "Note: So am I."], _browser.FindAll(".decision .note-on-run").Select(note => note.Text));
    }

    [Fact]
    public void Cost_says_what_stopping_early_saved()
    {
        Open(Runs.Mixed());

        // Ten chains ended by themselves, eight of 160 tokens and two of 120: 152 in the mean. Four were cut after 40 and one after 120.
        Assert.StartsWith($"{(4 * (152 - 40)) + (152 - 120)}", Text(".tokens-saved dd"), StringComparison.Ordinal);
    }

    [Fact]
    public void Curve_ends_where_a_sample_was_not_waited_for()
    {
        Open(Runs.Of([Runs.Answering("", 5), Runs.Answering("", 5), Runs.Blank(ChainOutcome.Cancelled), Runs.Answering("", 5)]) with { SampleCount = 8 });

        Assert.Equal(2, _browser.FindAll(".curve tbody tr").Count);
        Assert.Equal(
            "Stopped after 3 of 8 samples; the grey part was not needed. The curve ends at the first sample that was not waited for.", Text(".plot figcaption"));
        Assert.Equal(37.5, Number("return arguments[0].getBBox().x", _browser.Find(".plot .stop")));
        Assert.Contains("never started 4 samples (50.0 % of all)", Text(".others").ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(360, true)]
    public void Page_is_never_wider_than_its_screen(int width, bool isPhone)
    {
        _browser.Resize(width, 740, isPhone);
        string endless = new('9', 500);
        Open(Runs.Of([Runs.Answering($"{endless} + 1 = 5", endless), Runs.Answering(Runs.WrongReasoning, 884)], StepVerifiers.Arithmetic) with { Question = endless });
        _browser.OpenBlocks();

        Assert.InRange(_browser.Run<long>("return document.documentElement.scrollWidth"), 1, width);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_has_enough_contrast(bool isDark)
    {
        _browser.PreferDark(isDark);
        Open(Runs.Mixed());
        _browser.OpenBlocks();

        var ratios = _browser.ReadContrasts();

        Assert.True(ratios.Length > 100);
        Assert.All(ratios, ratio => Assert.InRange(ratio, 4.5, 21));
    }

    [Fact]
    public void Hostile_text_is_shown_and_does_nothing()
    {
        const string hostile = "</div></details><script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\"> &lt;b&gt;";
        Open(Runs.Of([Runs.Answering(hostile, $"<b>{hostile}</b>")]) with { Question = hostile });

        Assert.Equal("Consensus report", _browser.Run<string>("return document.title"));
        Assert.Empty(_browser.FindAll("script, img, b b"));
        Assert.Equal(hostile, Text(".question .as-written"));
        Assert.Equal(hostile, _browser.Run<string>("return document.querySelector('.chain .as-written').textContent"));
    }

    [Fact]
    public void Page_asks_for_nothing_and_the_console_stays_empty()
    {
        Open(Runs.Mixed());

        Assert.StartsWith("file:", Assert.Single(_browser.Requests(), address => !address.StartsWith("data:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(_browser.ConsoleMessages());
    }

    [Fact]
    public void Browser_notices_requests_and_errors()
    {
        _browser.Open("<!DOCTYPE html><img src='http://127.0.0.1:9/image'><script>console.error('broken')</script>");

        Assert.Contains("http://127.0.0.1:9/image", _browser.Requests());
        Assert.Contains(_browser.ConsoleMessages(), message => message.Contains("broken", StringComparison.Ordinal));
    }

    private ConsensusResult Open(ConsensusResult result)
    {
        _browser.Open(Runs.Page(result));
        return result;
    }

    private string Text(string selector) => _browser.Find(selector).Text.Replace('\u00A0', ' ');

    private double Width(IWebElement element) => Number("return arguments[0].getBoundingClientRect().width", element);

    private double Number(string script, IWebElement element) => Convert.ToDouble(_browser.Run<object>(script, element), CultureInfo.InvariantCulture);
}
