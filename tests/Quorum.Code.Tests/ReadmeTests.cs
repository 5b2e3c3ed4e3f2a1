using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Quorum.Code.Tests.Consensus;

namespace Quorum.Code.Tests;

[Collection(nameof(RunsPrograms))]
public partial class ReadmeTests
{
    private readonly Output _output = new();

    [Fact]
    public async Task Examples_of_the_readme_run_as_they_are_written()
    {
        await RunAsync(_output);
        await SolveAsync(_output, ProgramClient.Writing([.. Enumerable.Repeat(Sources.Short, 16)]));

        // How many are judged before the outcome is fixed depends on which come first.
        Assert.Matches($@"^Ok: 20\n[89] of 16: {Regex.Escape(Sources.Short)}\n$", _output.ToString());
        Assert.Equal(
            Region().Matches(Read("ReadmeTests.cs")).Select(example => example.Groups[1].Value.Replace("        ", "")),
            CodeBlock().Matches(Read("../../src/Quorum.Code/README.md")).Select(block => block.Groups[1].Value));
    }

    private static async Task RunAsync(Output Console)
    {
        #region run
        await using var runner = new CodeRunner();
        var program = new SourceProgram(CodeLanguage.CSharp, "int Solve(int[] xs) => xs.Where(x => x % 2 == 0).Sum(x => x * x);");

        RunResult result = await runner.RunAsync(program, new FunctionCall("Solve", "[[1, 2, 3, 4]]"));
        Console.WriteLine($"{result.Outcome}: {result.Value}");
        #endregion
    }

    private static async Task SolveAsync(Output Console, IChatClient client)
    {
        #region consensus
        await using var runner = new CodeRunner();
        var solver = new ProgramSolver(client, runner, new ProgramSolverOptions { Consensus = { SampleCount = 16 } });
        var task = new ProgramTask
        {
            Description = "Write a C# function Solve(int[] xs) that returns the sum of the squares of the even numbers.",
            Examples = [new CodeTest(new FunctionCall("Solve", "[[1, 2, 3, 4]]"), "20")],
        };

        ProgramConsensus result = await solver.SolveAsync(task);
        Console.WriteLine($"{result.Decision?.Votes.Votes} of {result.Consensus.Chains.Count}: {result.Program?.Source}");
        #endregion
    }

    private static string Read(string path, [CallerFilePath] string here = "") => File.ReadAllText(Path.Join(Path.GetDirectoryName(here), path));

    [GeneratedRegex("(?s)#region \\w+\n(.*?) *#endregion")]
    private static partial Regex Region();

    [GeneratedRegex("(?s)```csharp\n(.*?)```")]
    private static partial Regex CodeBlock();

    private sealed class Output
    {
        private readonly StringBuilder _text = new();

        public void WriteLine(string line) => _text.Append(line).Append('\n');

        public override string ToString() => _text.ToString();
    }
}
