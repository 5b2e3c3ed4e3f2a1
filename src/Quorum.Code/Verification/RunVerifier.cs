using System.Text.RegularExpressions;
using Quorum.Code.Inputs;
using Quorum.Code.Verification;

namespace Quorum.Code;

/// <summary>Checks what a chain says about the values of its program, "Solve([1, 2]) = 3" or "For [1, 2] it returns 3", by running it.</summary>
/// <remarks>
/// The program is the last block of the language in the chain's text; the function is the one that the question names with its types, or else the first
/// that the program declares and a step calls. A step that states what the program does not do is wrong. What cannot be run, such as a call with variables,
/// has no verdict. At most 20 statements of a chain are run.
/// </remarks>
/// <param name="runner">Runs the program.</param>
/// <param name="language">The language of the program.</param>
public sealed partial class RunVerifier(ICodeRunner runner, CodeLanguage language) : IStepVerifier
{
    private const int MostRuns = 20;

    /// <inheritdoc/>
    public string Name => "run";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (ProgramExtractor.Find(context.Chain.Text, language) is not { } program || Function(context.Question, program) is not { } function)
            return [];

        var verdicts = new List<StepVerdict>();
        var runs = 0;
        foreach (ChainStep step in context.Steps.Where(step => !step.Text.Contains("```", StringComparison.Ordinal)))
        {
            foreach (ValueStatement statement in ValueStatements.Find(step.Text, function))
            {
                if (runs++ == MostRuns)
                    return verdicts;
                if (await JudgeAsync(program, step, statement, cancellationToken).ConfigureAwait(false) is { } verdict)
                    verdicts.Add(verdict);
            }
        }
        return verdicts;
    }

    private async Task<StepVerdict?> JudgeAsync(SourceProgram program, ChainStep step, ValueStatement statement, CancellationToken cancellationToken)
    {
        RunResult run = await runner.RunAsync(program, statement.Call, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (run.Outcome is not (RunOutcome.Ok or RunOutcome.Exception) || run.Message?.Contains("ArgumentException: The argument", StringComparison.Ordinal) == true)
            return null;

        bool isTrue = run.Outcome == RunOutcome.Ok && ValueComparison.Key(run.Value ?? "null") == ValueComparison.Key(statement.Value);
        return isTrue ? new StepVerdict { Step = step, Outcome = StepOutcome.Correct } : new StepVerdict
        {
            Step = step,
            Outcome = StepOutcome.Wrong,
            ErrorSpan = new TextSpan(step.Span.Start + statement.Start, statement.End - statement.Start),
            Claimed = $"{statement.Call} = {statement.Value}",
            Actual = run.Outcome == RunOutcome.Ok ? $"{statement.Call} = {run.Value ?? "null"}" : $"{statement.Call} fails: {run.Message}",
        };
    }

    private static string? Function(string question, SourceProgram program) =>
        FunctionSignature.Find(question)?.Function is { } asked && program.Source.Contains(asked, StringComparison.Ordinal)
            ? asked
            : Declaration().Match(program.Source) is { Success: true } declared ? declared.Groups["name"].Value : null;

    // "def name(", "function name(", "const name = (", or a type and a name before parameters.
    [GeneratedRegex(@"\b(?:def|function)\s+(?<name>[A-Za-z_]\w*)\s*\(|\b(?:const|let|var)\s+(?<name>[A-Za-z_]\w*)\s*=\s*(?:async\s*)?(?:\(|function|\w+\s*=>)|\b(?!(?:new|return|await|else|throw)\b)[A-Za-z_][\w<>\[\],?]*\s+(?<name>[A-Za-z_]\w*)\s*\([^()]*\)\s*(?:=>|\{)")]
    private static partial Regex Declaration();
}
