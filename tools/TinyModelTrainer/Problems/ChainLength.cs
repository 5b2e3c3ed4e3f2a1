namespace TinyModelTrainer.Problems;

/// <summary>How long the chains of a family are.</summary>
public enum ChainLength
{
    /// <summary>A drill: the family's form with few steps and small numbers.</summary>
    Drill,

    /// <summary>What the model is made for and measured on.</summary>
    Full,
}
