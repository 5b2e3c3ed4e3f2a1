using Microsoft.Extensions.AI.Evaluation;

namespace Quorum.Evaluation;

/// <summary>Tells <see cref="AnswerCorrectnessEvaluator"/> which answer is right.</summary>
/// <param name="answer">The right answer, as <see cref="MathAnswer"/> reads it: a number, a formula, words or the letter of a choice.</param>
public sealed class ExpectedAnswerContext(string answer) : EvaluationContext(ContextName, answer)
{
    /// <summary>The name of such contexts.</summary>
    public const string ContextName = "Expected Answer";

    /// <summary>Gets the right answer.</summary>
    public string Answer { get; } = answer;
}
