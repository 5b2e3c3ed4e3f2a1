using System.CommandLine;
using Quorum.Cli;
using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Gguf;

namespace Quorum.Samples;

/// <summary>What the command lines of all agents share: their options, and how every failure becomes one line and an exit code.</summary>
internal sealed class AgentCommand
{
    public const int Answered = 0;
    public const int NoAnswer = 1;
    public const int WrongUse = 2;
    public const int Cancelled = 130;

    private const int DefaultSamples = 16;

    private readonly Option<string?> _model = File("--model", "A GGUF file of a DeepSeek-R1 style model. [default: the embedded tiny model]");
    private readonly Option<int?> _samples = Numbers.Option("--samples", $"How many chains vote at the most, 1 to 1024. [default: {DefaultSamples}]", 1, 1024);
    private readonly Option<float?> _temperature = Numbers.Option<float>("--temperature", "Sampling temperature, at least 0. [default: 0.6]", value => value >= 0 && float.IsFinite(value), "must be a number of at least 0");
    private readonly Option<float?> _topP = Numbers.Option<float>("--top-p", "Probability mass to sample from, above 0 to 1. [default: 0.95]", value => value is > 0 and <= 1, "must be a number above 0 and at most 1");
    private readonly Option<long?> _seed = Numbers.Option<long>("--seed", "Makes the samples repeatable. [default: another one each time]", _ => true, "must be a whole number");
    private readonly Option<int?> _maxTokens = Numbers.Option("--max-tokens", "The most tokens of one chain. [default: as many as the context holds]", 1);
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON." };
    private readonly Option<string?> _report = File("--report", "Write an HTML report with every chain and its wrong steps.");

    public Option<string?> Report => _report;

    /// <summary>Adds the options that all agents have.</summary>
    public void AddTo(RootCommand command)
    {
        foreach (Option option in new Option[] { _model, _samples, _temperature, _topP, _seed, _maxTokens, _json, _report })
            command.Options.Add(option);
    }

    /// <summary>Reads the options that all agents have.</summary>
    public AgentOptions Read(ParseResult result) => new()
    {
        ModelPath = result.GetValue(_model),
        Samples = result.GetValue(_samples) ?? DefaultSamples,
        Temperature = result.GetValue(_temperature),
        TopP = result.GetValue(_topP),
        Seed = result.GetValue(_seed),
        MaxTokens = result.GetValue(_maxTokens),
        Json = result.GetValue(_json),
        ReportPath = result.GetValue(_report),
    };

    /// <summary>Runs a command line; what is wrong with it is one line.</summary>
    public static async Task<int> InvokeAsync(RootCommand command, string[] args)
    {
        var parsed = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.Errors is [var error, ..] ? Fail($"{error.Message} See --help.", WrongUse) : await parsed.InvokeAsync();
    }

    /// <summary>Does the work; whatever goes wrong is one line.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            return Fail("Cancelled.", Cancelled);
        }
        catch (ArgumentException e)
        {
            // The name of a parameter means nothing to who wrote the command line.
            return Fail(e.ParamName is null ? e.Message : e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal), WrongUse);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or InvalidGgufException or NotSupportedException or FormatException)
        {
            return Fail(e.Message, WrongUse);
        }
        catch (Exception e) when (e is LlamaException or ConsensusException or InsufficientMemoryException)
        {
            return Fail(e.Message, NoAnswer);
        }
    }

    public static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine($"Error: {message.ReplaceLineEndings(" ")}");
        return exitCode;
    }

    /// <summary>An option that names a file.</summary>
    public static Option<string?> File(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError($"{name} must name a file, but is empty.");
        });
        return option;
    }
}
