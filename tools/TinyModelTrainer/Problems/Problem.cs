namespace TinyModelTrainer.Problems;

/// <summary>A question with one valid chain and its answer.</summary>
/// <param name="Expression">What is asked, in canonical form.</param>
/// <param name="Question">What the user writes.</param>
/// <param name="Chain">The steps, one equation a line, as they stand between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c>.</param>
/// <param name="Answer">The value: a number, or <c>quotient R remainder</c>.</param>
public sealed record Problem(Expression Expression, string Question, string Chain, string Answer)
{
    /// <summary>What follows the chain: one sentence with the answer in a box.</summary>
    public string Conclusion => $"{Expression} = \\boxed{{{Answer}}}";

    /// <summary>The prompt in the model's chat format.</summary>
    public string Prompt => $"<｜begin▁of▁sentence｜><｜User｜>{Question}<｜Assistant｜><think>\n";

    /// <summary>What the model shall write after the prompt.</summary>
    public string Completion => $"{Chain}\n</think>\n\n{Conclusion}<｜end▁of▁sentence｜>";
}
