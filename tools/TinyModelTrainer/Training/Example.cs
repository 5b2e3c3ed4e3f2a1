using TinyModelTrainer.Problems;
using TinyModelTrainer.Tokens;

namespace TinyModelTrainer.Training;

/// <summary>A problem as tokens.</summary>
/// <param name="Tokens">Prompt and completion.</param>
/// <param name="Prompt">Length of the prompt; only what follows it is learned.</param>
/// <param name="Family">Index of its family.</param>
internal sealed record Example(int[] Tokens, int Prompt, int Family)
{
    /// <summary>Encodes a problem.</summary>
    public static Example Of(Problem problem, int family, Tokenizer tokenizer)
    {
        var prompt = tokenizer.Encode(problem.Prompt);
        return new Example([.. prompt, .. tokenizer.Encode(problem.Completion)], prompt.Count, family);
    }
}
