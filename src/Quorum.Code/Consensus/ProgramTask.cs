using Quorum.Code.Inputs;

namespace Quorum.Code;

/// <summary>What a program is to be written for.</summary>
public sealed record ProgramTask
{
    /// <summary>Gets what the program has to do; the model gets it as it is, so examples that it shall know belong into it.</summary>
    public required string Description { get; init; }

    /// <summary>Gets the language that the program is written in.</summary>
    public CodeLanguage Language { get; init; } = CodeLanguage.CSharp;

    /// <summary>Gets the given examples, all of them calls of one function or all standard input; a program that fails one has no vote.</summary>
    public IReadOnlyList<CodeTest> Examples { get; init; } = [];

    /// <summary>
    /// Gets the function to write with the types of its parameters, such as <c>int Solve(int[] xs)</c> or <c>solve(xs: list[int])</c>, from which inputs
    /// are generated.
    /// </summary>
    /// <value>The default is <see langword="null"/>: the one that the description names, or else what the examples show.</value>
    public string? Signature { get; init; }

    /// <summary>Finds the function that a description names with the types of its parameters.</summary>
    /// <param name="description">The description, such as "Write Solve(int[] xs)".</param>
    /// <returns>The name; <see langword="null"/> if there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="description"/> is <see langword="null"/>.</exception>
    public static string? FindFunction(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return FunctionSignature.Find(description)?.Function;
    }

    /// <summary>Gets the CPU time for each run; 6 s by default.</summary>
    public TimeSpan CpuTime { get; init; } = TimeSpan.FromSeconds(6);
}
