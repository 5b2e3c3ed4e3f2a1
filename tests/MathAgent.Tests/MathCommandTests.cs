using Quorum;

namespace MathAgent.Tests;

/// <summary>The command line: exit codes, faults in one line, questions from the standard input, and Ctrl+C.</summary>
public sealed class MathCommandTests : IDisposable
{
    private const int NoAnswer = 1;
    private const int WrongUse = 2;
    private const int Cancelled = 130;

    private readonly string _folder = Directory.CreateTempSubdirectory("quorum").FullName;

    [Theory]
    [InlineData("empty", "")]
    [InlineData("empty", "  ")]
    [InlineData("'--sample'", "1 + 1?", "--sample", "4")]
    [InlineData("'question'", "1 + 1?", "question")]
    [InlineData("--samples", "1 + 1?", "--samples", "0")]
    [InlineData("--samples", "1 + 1?", "--samples", "1025")]
    [InlineData("--samples must be a whole number from 1 to 1024, but is 'x'.", "1 + 1?", "--samples", "x")]
    [InlineData("--samples", "1 + 1?", "--samples", "1.5")]
    [InlineData("--samples", "1 + 1?", "--samples")]
    [InlineData("--temperature", "1 + 1?", "--temperature", "-1")]
    [InlineData("--temperature", "1 + 1?", "--temperature", "NaN")]
    [InlineData("--top-p", "1 + 1?", "--top-p", "2")]
    [InlineData("--top-p", "1 + 1?", "--top-p", "0,9")]
    [InlineData("--seed", "1 + 1?", "--seed", "x")]
    [InlineData("--max-tokens", "1 + 1?", "--max-tokens", "0")]
    [InlineData("--model", "1 + 1?", "--model", "")]
    public async Task Wrong_use_is_named_in_one_line(string named, params string[] args)
    {
        var run = await AgentProcess.RunAsync(args);

        AssertWrongUse(run, named);
    }

    [Fact]
    public async Task Model_that_is_not_there_is_named() => await AssertRefusedAsync(Path.Combine(_folder, "missing.gguf"), "no file");

    [Fact]
    public async Task Folder_as_model_is_named() => await AssertRefusedAsync(_folder, "directory");

    [Fact]
    public async Task Text_as_model_is_named()
    {
        var path = Path.Combine(_folder, "letter.gguf");
        await File.WriteAllTextAsync(path, "Dear reader, this is not a model.", TestContext.Current.CancellationToken);
        await AssertRefusedAsync(path, "not a GGUF file");
    }

    [Fact]
    public async Task Truncated_model_is_named()
    {
        var path = Path.Combine(_folder, "half.gguf");
        var whole = await File.ReadAllBytesAsync(TinyModel.GetPath(), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        await AssertRefusedAsync(path, "incomplete");
    }

    [Fact]
    public async Task Model_of_a_path_answers_like_the_embedded_one()
    {
        var path = Path.Combine(_folder, "copy.gguf");
        File.Copy(TinyModel.GetPath(), path);

        var run = await AgentProcess.RunAsync(["What is 3 + 4?", "--model", path, "--samples", "1", "--temperature", "0"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("1 of 1", run.Field("Votes:"));
    }

    [Fact]
    public async Task Questions_come_from_the_standard_input_one_a_line()
    {
        var run = await AgentProcess.RunAsync(["--samples", "1", "--temperature", "0"], "What is 1 + 2?\n\n  What is 3 + 4?\n");

        Assert.Equal(["What is 1 + 2?", "What is 3 + 4?"], run.OutputLines
            .Where(line => line.StartsWith("Question:", StringComparison.Ordinal))
            .Select(line => line["Question:".Length..].Trim()));
        Assert.Equal(2, run.ErrorLines.Length);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Chains_cut_before_their_answer_give_no_answer()
    {
        var run = await AgentProcess.RunAsync(["What is 3 + 4?", "--samples", "3", "--max-tokens", "1"]);

        Assert.Equal(NoAnswer, run.ExitCode);
        Assert.Equal("No chain gave one that counts.", run.Field("No answer:"));
        Assert.Equal("0 voted, 3 were cut off by the token limit", run.Field("Samples:"));
        Assert.Contains("The first chain (sample 0):", run.OutputLines);
    }

    [Fact]
    public async Task Question_that_the_model_does_not_understand_ends_properly()
    {
        var run = await AgentProcess.RunAsync(["Wer schrieb »Faust« – 誰?", "--samples", "2", "--max-tokens", "300"]);

        Assert.Equal("Wer schrieb »Faust« – 誰?", run.Field("Question:"));
        Assert.Equal(run.ExitCode == 0, run.OutputLines.Any(line => line.StartsWith("Answer:", StringComparison.Ordinal)));
        Assert.Equal(run.ExitCode == NoAnswer, run.OutputLines.Any(line => line.StartsWith("No answer:", StringComparison.Ordinal)));
        Assert.DoesNotContain("Error", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_options()
    {
        var run = await AgentProcess.RunAsync(["--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            ["<question>", "--model", "--samples", "--temperature", "--top-p", "--seed", "--max-tokens", "--json"],
            option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Interrupt_while_it_solves_ends_with_130()
    {
        SkipUnlessInterruptsArrive();
        using var agent = AgentProcess.Start("What is 123 * 456 + 78 * 90?", "--samples", "32", "--temperature", "2");

        // The first line of progress is written when one of the samples has ended. As warm as this they ramble, so the others go on.
        Assert.NotNull(await agent.Error.ReadLineAsync(TestContext.Current.CancellationToken));
        agent.Interrupt();
        var run = await agent.WaitAsync();

        Assert.Equal(Cancelled, run.ExitCode);
        Assert.Equal("Error: Cancelled.", run.ErrorLines[^1]);
        Assert.InRange(run.ErrorLines.Length, 1, 31);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Interrupt_while_it_waits_for_a_question_ends_with_130()
    {
        SkipUnlessInterruptsArrive();
        using var agent = AgentProcess.Start("--samples", "1", "--max-tokens", "1");

        // The chain ends the report on the first question; the second never comes.
        await agent.Input.WriteLineAsync("What is 3 + 4?");
        await agent.Input.FlushAsync(TestContext.Current.CancellationToken);
        while (await agent.Output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("The first chain", StringComparison.Ordinal))
        {
        }

        agent.Interrupt();
        var run = await agent.WaitAsync();

        Assert.Equal(Cancelled, run.ExitCode);
        Assert.Equal("Error: Cancelled.", run.ErrorLines[^1]);
    }

    [Fact]
    public async Task Default_options_solve_the_question_of_the_introduction()
    {
        var run = await AgentProcess.RunAsync(["What is 37 * 24 - 5?"]);

        Assert.Equal("883", run.Field("Answer:"));
        Assert.Equal(0, run.ExitCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task AssertRefusedAsync(string path, string reason)
    {
        var run = await AgentProcess.RunAsync(["What is 3 + 4?", "--model", path]);

        AssertWrongUse(run, $"'{path}'");
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    private static void AssertWrongUse(AgentRun run, string named)
    {
        Assert.Equal(WrongUse, run.ExitCode);
        Assert.Empty(run.Output);
        var line = Assert.Single(run.ErrorLines);
        Assert.StartsWith("Error: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
    }

    // A process started in the background of a script inherits that Ctrl+C is ignored.
    private static void SkipUnlessInterruptsArrive()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT for a child process.");
        var ignored = File.Exists("/proc/self/status")
            ? File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..].Trim()
            : "0";
        Assert.SkipWhen((Convert.ToUInt64(ignored, 16) & 2) != 0, "These tests were started with SIGINT ignored, which child processes inherit.");
    }
}
