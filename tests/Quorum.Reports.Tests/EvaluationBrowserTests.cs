using System.Globalization;
using OpenQA.Selenium;
using Quorum.Evaluation;

namespace Quorum.Reports.Tests;

/// <summary>What a person sees who opens the page of a run.</summary>
public sealed class EvaluationBrowserTests : IClassFixture<Browser>, IClassFixture<EvaluationPage>
{
    private readonly Browser _browser;
    private readonly EvaluationPage _page;

    public EvaluationBrowserTests(Browser browser, EvaluationPage page)
    {
        Browser.Require();
        _browser = browser;
        _page = page;
        _browser.PreferDark(false);
        _browser.Resize(1000, 900, isPhone: false);
        _browser.Open(page.Html);
    }

    [Fact]
    public void Summary_has_the_figures_of_the_score()
    {
        RunScore score = _page.Score;

        Assert.Equal($"{score.Manifest.Model.Name} on held-out", _browser.Run<string>("return document.title"));
        Assert.StartsWith(Percent(score.Mean(1, problem => problem.PassRate)!.Value.Mean), Figure("pass@1"), StringComparison.Ordinal);
        Assert.StartsWith(Percent(score.Mean(64, problem => problem.MajorityAt(64))!.Value.Mean), Figure("maj@64"), StringComparison.Ordinal);
        Assert.StartsWith(Percent(score.Mean(64, problem => problem.VerifiedAt(64))!.Value.Mean), Figure("verified maj@64"), StringComparison.Ordinal);
        Assert.All(_browser.FindAll("h1, h2"), heading => Assert.True(_browser.IsSeen(heading)));
    }

    [Fact]
    public void Accuracy_plot_has_a_line_for_each_way_to_decide_through_the_points_of_its_curve()
    {
        IReadOnlyList<ScoreCurve> curves = _page.Score.Curves();

        Assert.Equal(curves.Select(curve => curve.Name), _browser.FindAll(".accuracy .series-names li").Select(name => name.Text));
        Assert.Equal(curves.Count, _browser.FindAll(".accuracy svg path.series").Count);
        double[] heights = [.. Points(".accuracy svg g.s1 path.points").Select(point => point.Y)];
        double[] means = [.. curves[1].Points.Select(point => point.Accuracy.Mean)];
        Assert.Equal(means.Length, heights.Length);

        // Higher on the page is a smaller number, and equal steps of one are equal steps of the other.
        double scale = (heights[0] - heights[^1]) / (means[^1] - means[0]);
        Assert.All(heights.Zip(means), pair => Assert.Equal(heights[0] - (scale * (pair.Second - means[0])), pair.First, 0.01));
        Assert.True(scale > 0);
    }

    [Fact]
    public void Every_plot_lies_within_its_frame_and_its_ticks_below_it()
    {
        IReadOnlyList<IWebElement> plots = _browser.FindAll("figure.plot");

        Assert.Equal(4, plots.Count);
        Assert.All(plots, plot =>
        {
            Assert.True(plot.FindElement(By.CssSelector("svg")).Size is { Width: > 500, Height: > 100 });
            Assert.InRange(plot.FindElements(By.CssSelector(".axis-x span")).Count, 5, 8);
        });
        Assert.All(_browser.FindAll("svg path.points").SelectMany(path => Coordinates(path)), point =>
        {
            Assert.InRange(point.X, 0, 100);
            Assert.InRange(point.Y, -0.001, 100.001);
        });
    }

    [Fact]
    public void Calibration_shows_a_point_for_each_bin_on_its_place()
    {
        Calibration calibration = _page.Score.AgreementCalibration()!;

        (double X, double Y)[] points = [.. Points(".calibration figure:nth-of-type(1) path.points")];

        Assert.Equal(calibration.Bins.Count, points.Length);
        Assert.All(points.Zip(calibration.Bins), pair =>
        {
            Assert.Equal(100 * pair.Second.Stated, pair.First.X, 0.01);
            Assert.Equal(100 - (100 * pair.Second.Held), pair.First.Y, 0.01);
        });
    }

    [Fact]
    public void Bars_of_subjects_are_as_long_as_their_shares()
    {
        IReadOnlyList<GroupScore> groups = _page.Score.GroupBy(problem => problem.Subject);
        IReadOnlyList<IWebElement> rows = _browser.FindAll("[aria-labelledby=subjects-title] .bars li");

        Assert.Equal(groups.Select(group => group.Name), rows.Select(row => row.FindElement(By.CssSelector(".name")).Text));
        Assert.All(rows.Zip(groups), pair =>
        {
            double[] shares = [pair.Second.PassAt1.Mean, pair.Second.Majority.Mean, pair.Second.Verified.Mean];
            IWebElement[] tracks = [.. pair.First.FindElements(By.CssSelector(".track"))];
            Assert.All(tracks.Zip(shares), bar => Assert.Equal(bar.Second, Width(bar.First.FindElement(By.CssSelector(".bar"))) / Width(bar.First), 0.01));
        });
    }

    [Fact]
    public void Hardest_problems_open_and_show_chains_with_marked_steps()
    {
        IReadOnlyList<IWebElement> problems = _browser.FindAll(".problem");
        Assert.Equal(_page.Score.Problems.Count, problems.Count);
        Assert.Equal(_page.Score.Problems.Min(problem => problem.PassRate), _page.Score.Problems.Single(problem => problem.Problem.Id == problems[0].FindElement(By.CssSelector(".number")).Text).PassRate);
        Assert.All(_browser.FindAll(".problem .as-written"), text => Assert.False(_browser.IsSeen(text)));

        _browser.OpenBlocks();

        Assert.All(_browser.FindAll(".problem .as-written"), text => Assert.True(_browser.IsSeen(text)));
        Assert.NotEmpty(_browser.FindAll(".problem mark.wrong u"));
        Assert.All(problems, problem => Assert.NotEmpty(problem.FindElements(By.CssSelector(".expected bdi"))[0].Text));
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(360, true)]
    public void Nothing_sticks_out_of_the_screen(int width, bool isPhone)
    {
        _browser.Resize(width, 800, isPhone);
        _browser.OpenBlocks();

        Assert.InRange(_browser.Run<long>("return document.documentElement.scrollWidth"), 1, width);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_has_enough_contrast(bool isDark)
    {
        _browser.PreferDark(isDark);
        _browser.OpenBlocks();

        var ratios = _browser.ReadContrasts();

        Assert.True(ratios.Length > 100);
        Assert.All(ratios, ratio => Assert.InRange(ratio, 4.5, 21));
    }

    [Fact]
    public void Page_asks_for_nothing_and_the_console_stays_empty()
    {
        _browser.Open(_page.Html);

        Assert.Single(_browser.Requests(), address => !address.StartsWith("data:", StringComparison.Ordinal));
        Assert.Empty(_browser.ConsoleMessages());
        Assert.Empty(_browser.FindAll("script, img"));
    }

    [Fact]
    public async Task Hostile_text_of_a_benchmark_adds_no_markup()
    {
        const string hostile = """</div></details><script>document.title = "taken"</script><img src=x onerror='alert(1)'>&amp;" onclick="x<!--""";
        int Tags(string page) => page.Count(character => character == '<');
        string folder = Directory.CreateTempSubdirectory("quorum-evaluation-").FullName;
        try
        {
            (_, string harmless) = await EvaluationPage.WriteAsync(Poisoned("harmless"), hardest: 14);
            (_, string poisoned) = await EvaluationPage.WriteAsync(Poisoned(hostile), hardest: 14);

            Assert.Equal(Tags(harmless), Tags(poisoned));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        EvaluationRun Poisoned(string text)
        {
            string path = Path.Combine(folder, text.Length.ToString(CultureInfo.InvariantCulture));
            RunManifest manifest = _page.Run.Manifest;
            EvaluationRun.Create(
                path,
                manifest with { Model = new(text, text) { Endpoint = text }, Source = manifest.Source with { Title = text, Benchmark = text, File = text } },
                [.. _page.Run.Problems.Take(2).Select(problem => problem with { Question = text, Subject = text + problem.Subject, Level = text })]);
            foreach (string file in Directory.GetFiles(Path.Combine(_page.Run.Folder, "journal")))
                File.Copy(file, Path.Combine(path, "journal", Path.GetFileName(file)));

            return EvaluationRun.Open(path);
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    private string Figure(string name) => _browser.FindAll(".summary .figures div").Single(figure => figure.FindElement(By.CssSelector("dt")).Text == name).FindElement(By.CssSelector("dd")).Text;

    private double Width(IWebElement element) => Convert.ToDouble(_browser.Run<object>("return arguments[0].getBoundingClientRect().width", element), CultureInfo.InvariantCulture);

    private IEnumerable<(double X, double Y)> Points(string selector) => Coordinates(_browser.Find(selector));

    private static IEnumerable<(double X, double Y)> Coordinates(IWebElement path) => path.GetAttribute("d")!.Split('M', StringSplitOptions.RemoveEmptyEntries)
        .Select(point => point.Replace("h0", "", StringComparison.Ordinal).Split(' '))
        .Select(parts => (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture)));
}
