using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Quorum.LlamaCpp;

namespace Quorum.Evaluation.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    public async Task Example_of_the_readme_runs_as_it_is_written()
    {
        await using var output = new StringWriter();
        await ExampleAsync(output);

        Assert.Contains(output.ToString().Trim(), new[] { "True", "False" });
        Assert.Equal(Region().Match(Read("ReadmeTests.cs")).Groups[1].Value.Replace("        ", "", StringComparison.Ordinal), CodeBlock().Match(Read("../../src/Quorum.Evaluation/README.md")).Groups[1].Value);
    }

    [Fact]
    public void Readme_names_every_benchmark() =>
        Assert.All(Evaluation.Benchmarks.All, benchmark => Assert.Contains($"`{benchmark.Name}`", Read("../../src/Quorum.Evaluation/README.md"), StringComparison.Ordinal));

    private static async Task ExampleAsync(StringWriter Console)
    {
        #region example
        IEvaluator[] evaluators = [new AnswerCorrectnessEvaluator(), new AgreementEvaluator()];
        using IChatClient client = new LlamaChatClient(TinyModel.GetPath()).AsBuilder().UseConsensus(samples: 16).Build();

        ChatResponse response = await client.GetResponseAsync("What is 37 * 24 - 5?");
        EvaluationResult result = await new CompositeEvaluator(evaluators).EvaluateAsync([], response, additionalContext: [new ExpectedAnswerContext("883")]);
        Console.WriteLine(result.Get<BooleanMetric>(AnswerCorrectnessEvaluator.MetricName).Value);
        #endregion
    }

    private static string Read(string path, [CallerFilePath] string here = "") => File.ReadAllText(Path.Join(Path.GetDirectoryName(here), path));

    [GeneratedRegex("(?s)#region example\n(.*?) *#endregion")]
    private static partial Regex Region();

    [GeneratedRegex("(?s)```csharp\n(.*?)```")]
    private static partial Regex CodeBlock();
}
