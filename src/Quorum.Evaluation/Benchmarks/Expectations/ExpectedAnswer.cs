namespace Quorum.Evaluation;

/// <summary>An answer as <see cref="MathAnswer"/> reads it: a number, a formula, words, or the letter of a choice.</summary>
/// <param name="Text">The answer as published.</param>
public sealed record ExpectedAnswer(string Text) : Expected
{
    /// <summary>Tells whether an answer is right.</summary>
    /// <param name="answer">The answer of a chain or of a consensus.</param>
    /// <returns><see langword="true"/> if it is equivalent to <see cref="Text"/>.</returns>
    public bool IsRight(Answer answer) => MathAnswer.Parse(Text).Equals(answer);

    internal override Chain Read(Chain chain) => ConsensusReplay.Reread(chain, AnswerPolicy.Default, rescues: true);
}
