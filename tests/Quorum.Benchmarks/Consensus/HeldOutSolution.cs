namespace Quorum.Benchmarks;

/// <summary>One held-out problem of the embedded model, and what became of it.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">The right answer.</param>
/// <param name="Operators">The number of operators, which is how hard the problem is.</param>
/// <param name="SeedBase">The number from which the seeds of its samples are derived.</param>
/// <param name="Full">The consensus of all samples, none of them stopped.</param>
internal sealed record HeldOutSolution(string Question, string Answer, int Operators, long SeedBase, ConsensusResult Full)
{
    /// <summary>Whether a group's answer is the right one.</summary>
    public bool IsRight(AnswerGroup? group) => group is not null && IsRight(group.Answer);

    /// <summary>Whether an answer is the right one.</summary>
    public bool IsRight(Answer answer) => answer.Equals(MathAnswer.Parse(Answer));
}
