using System.CommandLine;
using Microsoft.Extensions.AI;
using Quorum.Code;
using Quorum.Samples;

namespace CodingAgent;

/// <summary>The command line: reads the options and asks the agent.</summary>
internal static class CodingCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="open">Opens the model of a path; null is the embedded one.</param>
    /// <param name="output">Where the result goes; null for the standard output.</param>
    public static async Task<int> RunAsync(string[] args, Func<string?, IChatClient> open, TextWriter? output = null)
    {
        var description = new Argument<string>("description") { Description = "What the program has to do, in quotes, with its function and the types of its parameters." };
        var tests = AgentCommand.File("--tests", "A JSON file of given examples: [{\"arguments\": [[1, 2]], \"expected\": 4}] or [{\"input\": \"1 2\", \"output\": \"3\"}].");
        var language = new Option<CodeLanguage?>("--language") { Description = "csharp, python or javascript. [default: what the description names, or else C#]", HelpName = "NAME" };
        var repairs = Count("--repairs", "How often a program that fails is given its failure back. [default: 1]");
        var proposedTests = Count("--propose-tests", "How often the model is asked for tests of its own, by which votes weigh. [default: 0]");
        var unisolated = new Option<bool>("--allow-unisolated") { Description = "Run programs even where there is no sandbox: with your files and your network." };
        var agent = new AgentCommand();
        var command = new RootCommand("""
            Writes a program with a consensus over many sampled programs of a local model, grouped by what they do when they are run in a sandbox.
              Example: CodingAgent "Write a C# function Solve(int[] xs) that returns the sum of the squares of the even numbers."
              Exit codes: 0 written, 1 no program, 2 wrong use, 130 cancelled.
            """)
        {
            description, tests, language, repairs, proposedTests, unisolated,
        };
        agent.AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(
            new CodingOptions
            {
                Description = result.GetValue(description)!,
                Language = result.GetValue(language),
                TestsPath = result.GetValue(tests),
                Repairs = result.GetValue(repairs),
                ProposedTests = result.GetValue(proposedTests),
                AllowUnisolated = result.GetValue(unisolated),
            },
            agent.Read(result),
            open,
            output,
            cancellationToken));
        return await AgentCommand.InvokeAsync(command, args);
    }

    private static async Task<int> RunAsync(CodingOptions coding, AgentOptions options, Func<string?, IChatClient> open, TextWriter? output, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(coding.Description))
            return AgentCommand.Fail("The description is empty. Ask for example: \"Write a C# function Solve(int[] xs) that returns the largest number.\"", AgentCommand.WrongUse);

        return await AgentCommand.GuardAsync(async () =>
        {
            // Before the work, so that a place that cannot be written to is known at once.
            using var report = options.ReportPath is { } path ? new HtmlReport(path) : null;
            using var progress = new ProgressView();
            ProgramTask task = CodingTask.Create(coding);
            using IChatClient client = open(options.ModelPath);
            ProgramConsensus result;
            try
            {
                result = await new CodingSolver(client, coding, options, progress).SolveAsync(task, cancellationToken);
            }
            finally
            {
                progress.Clear();
            }

            string model = client.GetService<ChatClientMetadata>()?.DefaultModelId ?? "unknown";
            report?.Write(result.Consensus, model, options, [.. CodingTables.Of(result, task)]);
            if (options.Json)
                await (output ?? Console.Out).WriteLineAsync(JsonReport.ToText(model, task, result));
            else
                TextReport.Write(output is null ? LabelledText.Standard : new LabelledText(output), model, task, result);
            return result.Program is null ? AgentCommand.NoAnswer : AgentCommand.Answered;
        });
    }

    private static Option<int?> Count(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<int?>() is < 0)
                result.AddError($"{name} must be a whole number of at least 0.");
        });
        return option;
    }
}
