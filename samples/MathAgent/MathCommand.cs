using System.CommandLine;
using Quorum;
using Quorum.Samples;

namespace MathAgent;

/// <summary>The command line: reads the options and asks the agent.</summary>
internal static class MathCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var question = new Argument<string?>("question") { Description = "The question, in quotes. Without it, questions are asked for.", Arity = ArgumentArity.ZeroOrOne };
        var agent = new AgentCommand();
        agent.Report.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValue(question) is null)
                result.AddError("--report needs a question on the command line.");
        });

        var command = new RootCommand("""
            Solves a mathematical question with a consensus over many sampled chains of thought of a local model.
              Example: MathAgent "What is 37 * 24 - 5?" --report report.html
              Exit codes: 0 answered, 1 no answer, 2 wrong use, 130 cancelled.
            """)
        {
            question,
        };
        agent.AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(agent.Read(result), result.GetValue(question), cancellationToken));
        return await AgentCommand.InvokeAsync(command, args);
    }

    private static async Task<int> RunAsync(AgentOptions options, string? question, CancellationToken cancellationToken)
    {
        if (question is not null && string.IsNullOrWhiteSpace(question))
            return AgentCommand.Fail("The question is empty. Ask for example: \"What is 37 * 24 - 5?\"", AgentCommand.WrongUse);

        return await AgentCommand.GuardAsync(async () =>
        {
            // Before the work, so that a place that cannot be written to is known at once.
            using var report = options.ReportPath is { } path ? new HtmlReport(path) : null;
            using var progress = new ProgressView();
            using var solver = new MathSolver(options, progress);
            return question is null
                ? await AskAsync(solver, options, progress, cancellationToken)
                : await SolveAsync(solver, options, progress, question, report, cancellationToken);
        });
    }

    private static async Task<int> SolveAsync(MathSolver solver, AgentOptions options, ProgressView progress, string question, HtmlReport? report, CancellationToken cancellationToken)
    {
        ConsensusResult result;
        try
        {
            result = await solver.SolveAsync(question, cancellationToken);
        }
        finally
        {
            progress.Clear();
        }

        report?.Write(result, solver.Model.Name, options);
        if (options.Json)
            Console.Out.WriteLine(ConsensusJson.ToText(ConsensusJson.Of(solver.Model.Name, result)));
        else
            TextReport.Write(LabelledText.Standard, result);
        return result.Decision is null ? AgentCommand.NoAnswer : AgentCommand.Answered;
    }

    // The exit code is that of the last question.
    private static async Task<int> AskAsync(MathSolver solver, AgentOptions options, ProgressView progress, CancellationToken cancellationToken)
    {
        var isDialogue = !Console.IsInputRedirected;
        var exitCode = AgentCommand.Answered;
        if (isDialogue)
            Console.Error.WriteLine($"{solver.Model.Name}, {options.Samples} samples a question. An empty line ends.");
        while (true)
        {
            if (isDialogue)
                Console.Error.Write("Question: ");

            // The console reads synchronously and heeds no token, so Ctrl+C must not wait for it.
            var line = await Task.Run(Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken);
            if (line is null || (isDialogue && string.IsNullOrWhiteSpace(line)))
                return exitCode;
            if (!string.IsNullOrWhiteSpace(line))
                exitCode = await SolveAsync(solver, options, progress, line.Trim(), report: null, cancellationToken);
        }
    }
}
