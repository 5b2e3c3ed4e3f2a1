using System.Text.Json.Nodes;
using static CodingAgent.Tests.ScriptedRun;
using static Quorum.Code.Tests.Consensus.Sources;

namespace CodingAgent.Tests;

/// <summary>What the agent makes of programs: shown to people, to programs, and as a page.</summary>
public sealed class ScriptedAgentTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coding-agent-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Text_shows_the_program_its_tests_and_what_tells_the_other_groups_apart()
    {
        string tests = Write("tests.json", """[{"arguments": [[1, 2]], "expected": 4}]""");

        var (exitCode, output, _) = await RunAsync([Question, "--tests", tests], Block(All), Block("int Solve(int[] xs) => xs.Length == 2 ? 4 : 0;"), Block(Linq), Block(Short), Block(Loop));

        Assert.Equal(0, exitCode);
        Assert.Contains($"  {Short}\n", output, StringComparison.Ordinal);
        Assert.Contains("3 of 4 programs do the same on", output, StringComparison.Ordinal);
        Assert.Contains("4 voted, 1 lost their vote", output, StringComparison.Ordinal);
        Assert.Contains("Solve([1, 2]) → 4, as expected", output, StringComparison.Ordinal);
        Assert.Matches(@"1 × Solve\(.*\) → 0 instead of \d+", output);
        Assert.Contains("The function returned 5 instead of 4.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_holds_the_program_and_every_group_with_its_results()
    {
        var (exitCode, output, _) = await RunAsync([Question, "--json"], Block(Linq), Block(Odd), Block(Short));

        JsonNode json = JsonNode.Parse(output)!;
        Assert.Equal(0, exitCode);
        Assert.Equal((Short, "C#"), ((string?)json["program"], (string?)json["language"]));
        Assert.Equal([2, 1], json["behaviours"]!.AsArray().Select(group => (int)group!["votes"]!));
        int differing = (int)json["behaviours"]![1]!["differsOn"]!;
        Assert.NotEqual((string?)json["behaviours"]![0]!["results"]![differing], (string?)json["behaviours"]![1]!["results"]![differing]);
        Assert.Equal(json["inputs"]!.AsArray().Count, json["behaviours"]![0]!["results"]!.AsArray().Count);
        Assert.Equal([Linq, Odd, Short], json["programs"]!.AsArray().Select(program => (string?)program!["program"]));
        Assert.Equal(3, json["samples"]!.AsArray().Count);
    }

    [Fact]
    public async Task Report_shows_program_tests_and_groups()
    {
        string page = Path.Combine(_folder.FullName, "out.html");

        await RunAsync([Question, "--report", page], Block(Broken), Block(Odd), Block(Linq), Block(Linq));

        string html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        foreach (string title in new[] { "Tests of the leading program", "Groups of programs that do the same", "Programs without a vote" })
            Assert.Contains($"<h2>{title}</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"answer lines\"><bdi>public static int Solve", html, StringComparison.Ordinal);
        Assert.Contains("CS0103", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_that_writes_no_programs_is_named()
    {
        var (exitCode, output, _) = await RunAsync([Question], "42", @"\boxed{42}");

        Assert.Equal(1, exitCode);
        Assert.Contains("None of 2 replies of the model 'unknown' has a block of C#.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_do_not_compile_are_explained()
    {
        var (exitCode, output, _) = await RunAsync([Question], Block(Broken), "No.");

        Assert.Equal(1, exitCode);
        Assert.Contains("1 of 2 replies have a program, and none compiles. The first error: (1,", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Write a Python function add(a: int, b: int).", "", "python", "def add(a, b):\n    return a + b", "Write a Python function add(a: int, b: int).")]
    [InlineData("Write add(a: int, b: int).", "javascript", "js", "const add = (a, b) => a + b;", "Write add(a: int, b: int).\nWrite it in JavaScript.")]
    public async Task Language_is_that_of_the_option_or_the_description(string description, string language, string tag, string source, string asked)
    {
        var (exitCode, output, client) = await RunAsync(language.Length == 0 ? [description] : [description, "--language", language], Block(source, tag), Block(source, tag));

        Assert.Equal(0, exitCode);
        Assert.Contains("a + b", output, StringComparison.Ordinal);
        Assert.All(client.Calls, call => Assert.Equal(asked, call.Messages.Single().Text));
    }

    [Fact]
    public async Task Wrong_reasoning_is_shown_with_what_is_true()
    {
        var (_, output, _) = await RunAsync([Question], $"<think>Solve([3, 4]) = 25.</think>{Block(Linq)}");

        Assert.Contains("claimed Solve([3, 4]) = 25, true Solve([3, 4]) = 16", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Write a C# function Solve(xs).", null)]
    [InlineData(Question, "no tests")]
    [InlineData(Question, """[{"input": "1", "output": "1"}, {"arguments": [[1]], "expected": 1}]""")]
    public async Task Task_that_nothing_can_be_run_on_is_wrong_use(string description, string? tests)
    {
        string[] args = tests is null ? [description] : [description, "--tests", Write("tests.json", tests)];

        var (exitCode, output, _) = await RunAsync(args, Block(Linq));

        Assert.Equal((2, ""), (exitCode, output));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
