namespace Quorum.LlamaCpp.Gguf;

/// <summary>What ggml and llama.cpp allow, and what a file that holds a model never exceeds.</summary>
internal static class GgufLimits
{
    /// <summary>The bytes of a tensor name, with ggml's terminating zero.</summary>
    public const int TensorName = 64;

    /// <summary>The dimensions of a tensor.</summary>
    public const int Dimensions = 4;

    /// <summary>The least alignment: ggml's CPU buffers want it of a memory-mapped file.</summary>
    public const int Alignment = 32;

    /// <summary>Tensors or metadata keys of a file. llama.cpp looks for duplicates in quadratic time, so a bound is needed.</summary>
    public const int Entries = 16_384;

    /// <summary>The bytes of a key.</summary>
    public const int Key = 65_535;

    /// <summary>The bytes before the tensor data; the largest vocabularies take a tenth of it.</summary>
    public const long Header = 256L << 20;
}
