namespace TinyModelTrainer.Training;

/// <summary>Examples of about the same length.</summary>
/// <param name="Rows">The examples.</param>
internal sealed record Batch(IReadOnlyList<Example> Rows)
{
    /// <summary>Tokens without padding.</summary>
    public int Tokens => Rows.Sum(row => row.Tokens.Length);

    /// <summary>Positions of a row that are evaluated: the last token predicts nothing.</summary>
    public int Columns => Rows.Max(row => row.Tokens.Length) - 1;
}
