namespace Quorum.Evaluation;

/// <summary>Tells whether answers are right.</summary>
internal static class AnswerJudge
{
    /// <summary>Judges an answer; <see langword="null"/> for a program, which has to be run (<see cref="ProgramTrial"/>).</summary>
    public static bool? Judge(Expected expected, Answer? answer) => (expected, answer) switch
    {
        (_, null) => false,
        (ExpectedAnswer right, { } given) => right.IsRight(given),
        (ExpectedCall right, { } call) => right.IsRight(call.Key),
        _ => null,
    };
}
