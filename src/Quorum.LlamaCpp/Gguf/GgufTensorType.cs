namespace Quorum.LlamaCpp.Gguf;

/// <summary>How the numbers of a tensor are stored; the values are ggml's own type numbers.</summary>
/// <remarks>
/// Quantised types pack a row into blocks that share a scale, so the first dimension of such a tensor must be a
/// multiple of the block size (32 for <see cref="Q4_0"/> to <see cref="Q8_1"/>, 256 for the K types).
/// </remarks>
public enum GgufTensorType
{
    /// <summary>32-bit IEEE 754 floats.</summary>
    F32 = 0,

    /// <summary>16-bit IEEE 754 floats.</summary>
    F16 = 1,

    /// <summary>4-bit blocks of 32 with a scale; 4.5 bits per weight.</summary>
    Q4_0 = 2,

    /// <summary>4-bit blocks of 32 with a scale and a minimum; 5 bits per weight.</summary>
    Q4_1 = 3,

    /// <summary>5-bit blocks of 32 with a scale; 5.5 bits per weight.</summary>
    Q5_0 = 6,

    /// <summary>5-bit blocks of 32 with a scale and a minimum; 6 bits per weight.</summary>
    Q5_1 = 7,

    /// <summary>8-bit blocks of 32 with a scale; 8.5 bits per weight.</summary>
    Q8_0 = 8,

    /// <summary>8-bit blocks of 32 with a scale and a sum; an intermediate format of ggml.</summary>
    Q8_1 = 9,

    /// <summary>2-bit super-blocks of 256.</summary>
    Q2_K = 10,

    /// <summary>3-bit super-blocks of 256.</summary>
    Q3_K = 11,

    /// <summary>4-bit super-blocks of 256.</summary>
    Q4_K = 12,

    /// <summary>5-bit super-blocks of 256.</summary>
    Q5_K = 13,

    /// <summary>6-bit super-blocks of 256.</summary>
    Q6_K = 14,

    /// <summary>8-bit super-blocks of 256; an intermediate format of ggml.</summary>
    Q8_K = 15,

    /// <summary>2.06 bits per weight from a codebook.</summary>
    IQ2_XXS = 16,

    /// <summary>2.31 bits per weight from a codebook.</summary>
    IQ2_XS = 17,

    /// <summary>3.06 bits per weight from a codebook.</summary>
    IQ3_XXS = 18,

    /// <summary>1.56 bits per weight from a codebook.</summary>
    IQ1_S = 19,

    /// <summary>4-bit blocks of 32 on a non-linear grid.</summary>
    IQ4_NL = 20,

    /// <summary>3.44 bits per weight from a codebook.</summary>
    IQ3_S = 21,

    /// <summary>2.5 bits per weight from a codebook.</summary>
    IQ2_S = 22,

    /// <summary>4-bit super-blocks of 256 on a non-linear grid.</summary>
    IQ4_XS = 23,

    /// <summary>8-bit signed integers.</summary>
    I8 = 24,

    /// <summary>16-bit signed integers.</summary>
    I16 = 25,

    /// <summary>32-bit signed integers.</summary>
    I32 = 26,

    /// <summary>64-bit signed integers.</summary>
    I64 = 27,

    /// <summary>64-bit IEEE 754 floats.</summary>
    F64 = 28,

    /// <summary>1.75 bits per weight from a codebook.</summary>
    IQ1_M = 29,

    /// <summary>bfloat16: the upper half of a 32-bit float.</summary>
    BF16 = 30,

    /// <summary>Ternary weights, 1.69 bits each.</summary>
    TQ1_0 = 34,

    /// <summary>Ternary weights, 2.06 bits each.</summary>
    TQ2_0 = 35,

    /// <summary>OCP microscaling 4-bit floats in blocks of 32.</summary>
    MXFP4 = 39,

    /// <summary>NVIDIA 4-bit floats in blocks of 64.</summary>
    NVFP4 = 40,

    /// <summary>Sign bits in blocks of 128 with a scale.</summary>
    Q1_0 = 41,

    /// <summary>2-bit blocks of 64 with a scale.</summary>
    Q2_0 = 42,
}
