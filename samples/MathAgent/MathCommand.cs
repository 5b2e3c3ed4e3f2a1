using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Quorum;
using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Gguf;

namespace MathAgent;

/// <summary>The command line: reads the options, asks the agent, and turns every failure into one line and an exit code.</summary>
internal static class MathCommand
{
    private const int Answered = 0;
    private const int NoAnswer = 1;
    private const int WrongUse = 2;
    private const int Cancelled = 130;
    private const int DefaultSamples = 16;

    public static async Task<int> RunAsync(string[] args)
    {
        var question = new Argument<string?>("question") { Description = "The question, in quotes. Without it, questions are asked for.", Arity = ArgumentArity.ZeroOrOne };
        var model = new Option<string?>("--model") { Description = "A GGUF file of a DeepSeek-R1 style model. [default: the embedded tiny model]", HelpName = "FILE" };
        var samples = Number<int>("--samples", $"How many chains vote at the most, 1 to 1024. [default: {DefaultSamples}]", value => value is >= 1 and <= 1024, "must be a whole number from 1 to 1024");
        var temperature = Number<float>("--temperature", "Sampling temperature, at least 0. [default: 0.6]", value => value >= 0 && float.IsFinite(value), "must be a number of at least 0");
        var topP = Number<float>("--top-p", "Probability mass to sample from, above 0 to 1. [default: 0.95]", value => value is > 0 and <= 1, "must be a number above 0 and at most 1");
        var seed = Number<long>("--seed", "Makes the samples repeatable. [default: another one each time]", _ => true, "must be a whole number");
        var maxTokens = Number<int>("--max-tokens", "The most tokens of one chain. [default: as many as the context holds]", value => value >= 1, "must be a whole number of at least 1");
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var report = new Option<string?>("--report") { Description = "Write an HTML report with every chain and its wrong steps. Needs a question.", HelpName = "FILE" };
        model.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError("--model must name a file, but is empty.");
        });

        report.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError("--report must name a file, but is empty.");
            else if (result.GetValue(question) is null)
                result.AddError("--report needs a question on the command line.");
        });

        var command = new RootCommand("""
            Solves a mathematical question with a consensus over many sampled chains of thought of a local model.
              Example: MathAgent "What is 37 * 24 - 5?" --report report.html
              Exit codes: 0 answered, 1 no answer, 2 wrong use, 130 cancelled.
            """)
        {
            question, model, samples, temperature, topP, seed, maxTokens, json, report,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            new AgentOptions
            {
                ModelPath = result.GetValue(model),
                Samples = result.GetValue(samples) ?? DefaultSamples,
                Temperature = result.GetValue(temperature),
                TopP = result.GetValue(topP),
                Seed = result.GetValue(seed),
                MaxTokens = result.GetValue(maxTokens),
                Json = result.GetValue(json),
                ReportPath = result.GetValue(report),
            },
            result.GetValue(question),
            cancellationToken));

        var parsed = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.Errors is [var error, ..]
            ? Fail($"{error.Message} See --help.", WrongUse)
            : await parsed.InvokeAsync();
    }

    private static async Task<int> RunAsync(AgentOptions options, string? question, CancellationToken cancellationToken)
    {
        if (question is not null && string.IsNullOrWhiteSpace(question))
            return Fail("The question is empty. Ask for example: \"What is 37 * 24 - 5?\"", WrongUse);

        try
        {
            // Before the work, so that a place that cannot be written to is known at once.
            using var report = options.ReportPath is { } path ? new HtmlReport(path) : null;
            using var progress = new ProgressView();
            using var solver = new MathSolver(options, progress);
            return question is null
                ? await AskAsync(solver, options, progress, cancellationToken)
                : await SolveAsync(solver, options, progress, question, report, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Fail("Cancelled.", Cancelled);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidGgufException or NotSupportedException or ArgumentException)
        {
            return Fail(e.Message, WrongUse);
        }
        catch (Exception e) when (e is LlamaException or ConsensusException or InsufficientMemoryException)
        {
            return Fail(e.Message, NoAnswer);
        }
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

        report?.Write(result, solver.Model, options);
        if (options.Json)
            JsonReport.Write(Console.Out, solver.Model, result);
        else
            TextReport.Write(result);
        return result.Decision is null ? NoAnswer : Answered;
    }

    // The exit code is that of the last question.
    private static async Task<int> AskAsync(MathSolver solver, AgentOptions options, ProgressView progress, CancellationToken cancellationToken)
    {
        var isDialogue = !Console.IsInputRedirected;
        var exitCode = Answered;
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

    // Read the same way in every culture, and every fault in one sentence.
    private static Option<T?> Number<T>(string name, string description, Predicate<T> isValid, string rule)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && isValid(value))
                    return value;
                result.AddError($"{name} {rule}, but is '{text}'.");
                return null;
            },
        };

    private static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine($"Error: {message.ReplaceLineEndings(" ")}");
        return exitCode;
    }
}
