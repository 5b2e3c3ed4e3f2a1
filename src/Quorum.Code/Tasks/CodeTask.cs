using System.Text.Json;

namespace Quorum.Code;

/// <summary>A task for a program, as the tests say it: all calls of one function, or all on standard input and output.</summary>
public sealed record CodeTask
{
    /// <summary>Gets the tests, in order.</summary>
    public required IReadOnlyList<CodeTest> Tests { get; init; }

    /// <summary>Gets the CPU time for each test; 6 s by default, as LiveCodeBench has it.</summary>
    public TimeSpan CpuTime { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Reads the tests of a LiveCodeBench problem: an object with <c>inputs</c>, <c>outputs</c> and, for a function, <c>fn_name</c>.</summary>
    /// <param name="json">The object. The input of a function has one argument on each line, in JSON; its output is JSON.</param>
    /// <exception cref="FormatException">It is not such an object.</exception>
    public static CodeTask ParseLiveCodeBench(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            string? function = root.TryGetProperty("fn_name", out JsonElement name) ? name.GetString() : null;
            string[] inputs = [.. root.GetProperty("inputs").EnumerateArray().Select(Text)];
            string[] outputs = [.. root.GetProperty("outputs").EnumerateArray().Select(Text)];
            return inputs.Length == outputs.Length
                ? new CodeTask { Tests = [.. inputs.Zip(outputs, (input, output) => new CodeTest(Input(function, input), output))] }
                : throw new FormatException($"The problem has {inputs.Length} inputs and {outputs.Length} outputs.");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"The text is not the tests of a LiveCodeBench problem: {exception.Message}", exception);
        }
    }

    /// <summary>Runs a program on the tests, in order, until one fails.</summary>
    /// <param name="runner">Runs it.</param>
    /// <param name="program">The program.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="IsolationUnavailableException">The machine cannot isolate the program.</exception>
    public async Task<TaskResult> JudgeAsync(ICodeRunner runner, SourceProgram program, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(program);
        var runs = new List<RunResult>();
        foreach (CodeTest test in Tests)
        {
            runs.Add(test.Judge(await runner.RunAsync(program, test.Input, CpuTime, cancellationToken).ConfigureAwait(false)));
            if (runs[^1].Outcome != RunOutcome.Ok)
                break;
        }
        return new TaskResult(runs, Tests.Count);
    }

    private static ProgramInput Input(string? function, string input) => function is null
        ? new StandardInput(input)
        : new FunctionCall(function, $"[{string.Join(',', input.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}]");

    // Some problems give their lines as a list.
    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? string.Join('\n', element.EnumerateArray().Select(Text))
        : element.GetString()!;
}
