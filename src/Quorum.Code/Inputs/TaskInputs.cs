namespace Quorum.Code.Inputs;

/// <summary>The inputs on which the programs of a task are compared. They only become more.</summary>
internal sealed class TaskInputs
{
    private readonly ProgramTask _task;
    private readonly FunctionSignature? _signature;
    private readonly int _seed;
    private readonly List<ProgramInput> _inputs;

    private TaskInputs(ProgramTask task, FunctionSignature? signature, int seed)
    {
        _task = task;
        _signature = signature;
        _seed = seed;
        _inputs = [.. task.Examples.Select(example => example.Input)];
    }

    /// <summary>All inputs, those of the examples first.</summary>
    public IReadOnlyList<ProgramInput> All => _inputs;

    /// <summary>Whether inputs can be generated: the types of a function's parameters are known.</summary>
    public bool CanGenerate => _signature is not null;

    /// <summary>The function that programs are called by; <see langword="null"/> if they read their standard input.</summary>
    public string? Function => _task.Examples.Select(example => example.Input).OfType<FunctionCall>().FirstOrDefault()?.Function ?? _signature?.Function;

    /// <summary>Takes the inputs of the examples; <see cref="Generate"/> makes more.</summary>
    /// <exception cref="ArgumentException">The signature cannot be read, or the examples are of both kinds or of several functions.</exception>
    public static TaskInputs Of(ProgramTask task, int seed)
    {
        FunctionCall[] calls = [.. task.Examples.Select(example => example.Input).OfType<FunctionCall>()];
        if ((calls.Length > 0 && calls.Length < task.Examples.Count) || calls.Select(call => call.Function).Distinct().Count() > 1)
            throw new ArgumentException("The examples must all call one function, or all give standard input.", nameof(task));
        if (task.Signature is { } written && FunctionSignature.Find(written) is null)
            throw new ArgumentException($"The signature '{written}' cannot be read. Write it like Solve(int[] xs, string s) or solve(xs: list[int]).", nameof(task));

        bool readsInput = task.Examples.Count > 0 && calls.Length == 0;
        FunctionSignature? declared = readsInput ? null : FunctionSignature.Find(task.Signature ?? task.Description);
        FunctionSignature? signature = declared is not null && (calls.Length == 0 || calls[0].Function == declared.Function)
            ? declared
            : FunctionSignature.Of(calls);
        return new TaskInputs(task, signature, seed);
    }

    /// <summary>Generates inputs from the signature and the constants in texts; none without a signature.</summary>
    /// <param name="texts">Where constants are named.</param>
    /// <param name="count">How many inputs, at most.</param>
    /// <param name="round">Which inputs: another round has others.</param>
    public IReadOnlyList<ProgramInput> Generate(IEnumerable<string> texts, int count, int round)
    {
        if (_signature is null)
            return [];
        InputMaterial material = InputMaterial.Of(texts, _inputs.OfType<FunctionCall>().Take(_task.Examples.Count));
        return [.. InputGenerator.Generate(_signature, material, unchecked(_seed + round)).Where(call => !_inputs.Contains(call)).Take(count)];
    }

    /// <summary>The place of an input among all.</summary>
    public int IndexOf(ProgramInput input) => _inputs.IndexOf(input);

    /// <summary>Adds inputs.</summary>
    public void Add(IEnumerable<ProgramInput> inputs) => _inputs.AddRange(inputs.Where(input => !_inputs.Contains(input)));
}
