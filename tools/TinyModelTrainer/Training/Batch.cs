namespace TinyModelTrainer.Training;

/// <summary>Examples of about the same length.</summary>
/// <param name="Rows">The examples.</param>
internal sealed record Batch(IReadOnlyList<Example> Rows)
{
    /// <summary>Tokens without padding.</summary>
    public int Tokens => Rows.Sum(row => row.Tokens.Length);

    /// <summary>Tokens that are learned.</summary>
    public int Learned => Rows.Sum(row => row.Tokens.Length - row.Prompt);

    /// <summary>Parts with as many rows each, for threads of their own; fewer where there are fewer rows.</summary>
    public Batch[] Split(int parts) => [.. Rows.Chunk((Rows.Count + parts - 1) / parts).Select(rows => new Batch(rows))];

    /// <summary>Positions of a row that are evaluated: the last token predicts nothing.</summary>
    public int Columns => Rows.Max(row => row.Tokens.Length) - 1;
}
