using System.CommandLine;
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

    public static async Task<int> RunAsync(string[] args)
    {
        var question = new Argument<string?>("question") { Description = "The question, in quotes. Without it, questions are asked for.", Arity = ArgumentArity.ZeroOrOne };
        var model = new Option<string?>("--model") { Description = "A GGUF file of a DeepSeek-R1 style model. [default: the embedded tiny model]", HelpName = "FILE" };
        var samples = new Option<int>("--samples") { Description = "How many chains vote, 1 to 1024.", DefaultValueFactory = _ => 16, HelpName = "N" };
        var temperature = new Option<float?>("--temperature") { Description = "Sampling temperature, at least 0. [default: 0.6]", HelpName = "T" };
        var topP = new Option<float?>("--top-p") { Description = "Probability mass to sample from, above 0 to 1. [default: 0.95]", HelpName = "P" };
        var seed = new Option<long?>("--seed") { Description = "Makes the samples repeatable. [default: another one each time]", HelpName = "N" };
        var maxTokens = new Option<int?>("--max-tokens") { Description = "The most tokens of one chain. [default: as many as the context holds]", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        Require(samples, value => value is >= 1 and <= 1024, "must be from 1 to 1024");
        Require(temperature, value => value is null or (>= 0 and < float.PositiveInfinity), "must be a number of at least 0");
        Require(topP, value => value is null or (> 0 and <= 1), "must be above 0 and at most 1");
        Require(maxTokens, value => value is null or >= 1, "must be at least 1");

        var command = new RootCommand("Solves a mathematical question with a consensus over many sampled chains of thought of a local model.")
        {
            question, model, samples, temperature, topP, seed, maxTokens, json,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            new AgentOptions
            {
                ModelPath = result.GetValue(model),
                Samples = result.GetValue(samples),
                Temperature = result.GetValue(temperature),
                TopP = result.GetValue(topP),
                Seed = result.GetValue(seed),
                MaxTokens = result.GetValue(maxTokens),
                Json = result.GetValue(json),
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
            using var progress = new ProgressView();
            using var solver = new MathSolver(options, progress);
            return question is null
                ? await AskAsync(solver, options, progress, cancellationToken)
                : await SolveAsync(solver, options, progress, question, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Fail("Cancelled.", Cancelled);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidGgufException or NotSupportedException or ArgumentException)
        {
            return Fail(e.Message, WrongUse);
        }
        catch (Exception e) when (e is LlamaException or ConsensusException)
        {
            return Fail(e.Message, NoAnswer);
        }
    }

    private static async Task<int> SolveAsync(MathSolver solver, AgentOptions options, ProgressView progress, string question, CancellationToken cancellationToken)
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

        if (options.Json)
            JsonReport.Write(Console.Out, question, solver.Model, result);
        else
            TextReport.Write(question, result);
        return result.Decision is null ? NoAnswer : Answered;
    }

    // The exit code is that of the last question.
    private static async Task<int> AskAsync(MathSolver solver, AgentOptions options, ProgressView progress, CancellationToken cancellationToken)
    {
        var exitCode = Answered;
        if (!Console.IsInputRedirected)
            Console.Error.WriteLine($"{solver.Model.Name}, {options.Samples} samples a question. An empty line ends.");
        while (true)
        {
            if (!Console.IsInputRedirected)
                Console.Error.Write("Question: ");
            var line = await Console.In.ReadLineAsync(cancellationToken);
            if (string.IsNullOrWhiteSpace(line))
                return exitCode;
            exitCode = await SolveAsync(solver, options, progress, line.Trim(), cancellationToken);
        }
    }

    private static void Require<T>(Option<T> option, Predicate<T?> isValid, string rule) => option.Validators.Add(result =>
    {
        // A value of the wrong type has its own error already.
        if (!result.Errors.Any() && !isValid(result.GetValueOrDefault<T>()))
            result.AddError($"{option.Name} {rule}, but is {string.Join(' ', result.Tokens)}.");
    });

    private static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine($"Error: {message.ReplaceLineEndings(" ")}");
        return exitCode;
    }
}
