namespace TinyModelTrainer.Training;

/// <summary>Token sequences of about the same length, and where the model is to learn.</summary>
/// <param name="Rows">The sequences: prompt and completion.</param>
/// <param name="Prompts">Length of each sequence's prompt; only what follows it counts.</param>
internal sealed record Batch(IReadOnlyList<int[]> Rows, IReadOnlyList<int> Prompts)
{
    /// <summary>Tokens without padding.</summary>
    public int Tokens => Rows.Sum(row => row.Length);

    /// <summary>Positions of a row that are evaluated: the last token predicts nothing.</summary>
    public int Columns => Rows.Max(row => row.Length) - 1;
}
