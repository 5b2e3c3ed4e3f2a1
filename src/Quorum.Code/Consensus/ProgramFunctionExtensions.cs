using System.ComponentModel;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace Quorum.Code;

/// <summary>Offers a <see cref="ProgramSolver"/> to agents.</summary>
public static class ProgramFunctionExtensions
{
    /// <summary>Makes a tool of a solver: an agent describes a program and gets one on which samples agree.</summary>
    /// <param name="solver">The solver.</param>
    /// <param name="name">The name of the tool.</param>
    /// <returns>
    /// The tool, which any chat client with function invocation can call; in Semantic Kernel, <c>function.AsKernelFunction()</c> makes a kernel function of it.
    /// What it returns is the program in a block, with how many programs agree; or why there is none.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static AIFunction AsAIFunction(this ProgramSolver solver, string name = "write_program")
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(name);
        return AIFunctionFactory.Create(WriteAsync, name, "Writes a program, runs it in a sandbox on many inputs, and returns it if independent attempts agree on what it does.");

        async Task<string> WriteAsync(
            [Description("What the program has to do, with its language.")] string description,
            [Description("csharp, python or javascript.")] string language,
            [Description("The function with the types of its parameters, such as Solve(int[] xs) or solve(xs: list[int]), if the description does not say.")] string? signature = null,
            [Description("""Examples as JSON: [{"arguments": [[1, 2]], "expected": 4}], or [{"input": "1 2", "output": "3"}] for standard input.""")] string? examples = null,
            CancellationToken cancellationToken = default)
        {
            try
            {
                var task = new ProgramTask
                {
                    Description = description,
                    Language = CodeLanguages.Find(language) ?? throw new ArgumentException($"The language '{language}' is none of csharp, python, javascript."),
                    Signature = signature,
                    Examples = string.IsNullOrWhiteSpace(examples) ? [] : CodeTask.Parse(examples, ProgramTask.FindFunction(signature ?? description)).Tests,
                };
                return Describe(await solver.SolveAsync(task, cancellationToken: cancellationToken).ConfigureAwait(false));
            }
            catch (Exception exception) when (exception is ArgumentException or FormatException)
            {
                // The agent can mend it.
                return $"Error: {exception.Message}";
            }
        }
    }

    private static string Describe(ProgramConsensus consensus) => consensus.Decision is { } decision
        ? string.Create(CultureInfo.InvariantCulture, $"```{decision.Program.Language.Tag()}\n{decision.Program.Source}\n```\n{decision.Votes.Votes} of {consensus.Consensus.Groups.Sum(group => group.Votes)} programs that count do the same on {consensus.Inputs.Count} inputs.")
        : $"No program: {consensus.Consensus.Abstention?.Reason ?? "no sample gave one that compiles."}";
}
