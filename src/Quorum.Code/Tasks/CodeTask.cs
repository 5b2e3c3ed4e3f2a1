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

    /// <summary>
    /// Reads tests: an array of objects with <c>arguments</c> (an array) and <c>expected</c> for calls of a function, or with <c>input</c> and
    /// <c>output</c> (texts) for standard input; or the tests of a LiveCodeBench problem.
    /// </summary>
    /// <param name="json">The tests. An object may hold the array as <c>tests</c>, and the function's name as <c>function</c>.</param>
    /// <param name="function">The function that is called, if the tests do not name it.</param>
    /// <exception cref="FormatException">They are none of these.</exception>
    public static CodeTask Parse(string json, string? function = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("inputs", out _))
                return ParseLiveCodeBench(json);
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("function", out JsonElement name))
                function = name.GetString();
            JsonElement tests = root.ValueKind == JsonValueKind.Object ? root.GetProperty("tests") : root;
            return new CodeTask { Tests = [.. tests.EnumerateArray().Select(test => Test(test, function))] };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"The text is not a list of tests, such as [{{\"arguments\": [[1, 2]], \"expected\": 4}}] or [{{\"input\": \"1 2\", \"output\": \"3\"}}]: {exception.Message}", exception);
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

    private static CodeTest Test(JsonElement test, string? function) => test.TryGetProperty("input", out JsonElement input)
        ? new CodeTest(new StandardInput(Text(input)), Text(test.GetProperty("output")))
        : new CodeTest(
            new FunctionCall(function ?? throw new KeyNotFoundException("The tests call a function, but none is named."), test.GetProperty("arguments").GetRawText()),
            test.GetProperty("expected").GetRawText());

    private static ProgramInput Input(string? function, string input) => function is null
        ? new StandardInput(input)
        : new FunctionCall(function, $"[{string.Join(',', input.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}]");

    // Some problems give their lines as a list.
    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? string.Join('\n', element.EnumerateArray().Select(Text))
        : element.GetString()!;
}
