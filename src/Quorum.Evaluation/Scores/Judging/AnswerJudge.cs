using Quorum.Code;

namespace Quorum.Evaluation;

/// <summary>Tells whether answers are right. Thread-safe.</summary>
/// <param name="verdicts">What is known of programs that were run before.</param>
/// <param name="runner">Runs programs.</param>
internal sealed class AnswerJudge(VerdictStore verdicts, ICodeRunner runner)
{
    /// <summary>Judges without running anything; <see langword="null"/> for a program, which has to be run.</summary>
    public static bool? JudgeWithoutRunning(Expected expected, Answer? answer) => (expected, answer) switch
    {
        (_, null) => false,
        (ExpectedAnswer right, { } given) => right.IsRight(given),
        (ExpectedCall right, { } call) => right.IsRight(call.Key),
        _ => null,
    };

    /// <summary>Judges an answer; a program is run once, whoever wrote it how often.</summary>
    /// <exception cref="IsolationUnavailableException">The machine cannot isolate the program.</exception>
    public async Task<bool> JudgeAsync(Expected expected, Answer? answer, CancellationToken cancellationToken)
    {
        if (JudgeWithoutRunning(expected, answer) is { } known)
            return known;

        var program = (ExpectedProgram)expected;
        string source = answer!.Key;
        if (verdicts.Find(program, source) is { } found)
            return found;

        TaskResult result = await program.JudgeAsync(runner, source, cancellationToken).ConfigureAwait(false);
        await verdicts.AddAsync(program, source, result.Passed, result.Failure?.Message).ConfigureAwait(false);
        return result.Passed;
    }
}
