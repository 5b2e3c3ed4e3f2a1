using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Quorum.Code.Tests;

[Collection(nameof(RunsPrograms))]
public partial class ReadmeTests
{
    private readonly Output _output = new();

    [Fact]
    public async Task Example_of_the_readme_runs_as_it_is_written()
    {
        await ExampleAsync(_output);

        Assert.Equal("Ok: 20\n", _output.ToString());
        Assert.Equal(Region().Match(Read("ReadmeTests.cs")).Groups[1].Value.Replace("        ", ""), CodeBlock().Match(Read("../../src/Quorum.Code/README.md")).Groups[1].Value);
    }

    private static async Task ExampleAsync(Output Console)
    {
        #region example
        await using var runner = new CodeRunner();
        var program = new SourceProgram(CodeLanguage.CSharp, "int Solve(int[] xs) => xs.Where(x => x % 2 == 0).Sum(x => x * x);");

        RunResult result = await runner.RunAsync(program, new FunctionCall("Solve", "[[1, 2, 3, 4]]"));
        Console.WriteLine($"{result.Outcome}: {result.Value}");
        #endregion
    }

    private static string Read(string path, [CallerFilePath] string here = "") => File.ReadAllText(Path.Join(Path.GetDirectoryName(here), path));

    [GeneratedRegex("(?s)#region example\n(.*?) *#endregion")]
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
