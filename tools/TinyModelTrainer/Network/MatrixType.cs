namespace TinyModelTrainer.Network;

/// <summary>How a GGUF file stores the matrices.</summary>
internal enum MatrixType
{
    /// <summary>16-bit floats.</summary>
    F16,

    /// <summary>Blocks of 32 whole numbers of 8 bits with a common scale.</summary>
    Q8_0,
}
