namespace Quorum.LlamaCpp.Gguf;

/// <summary>A tensor as the table of a GGUF file describes it.</summary>
/// <param name="Name">The name, such as <c>blk.0.attn_q.weight</c>; at most 63 bytes of UTF-8.</param>
/// <param name="Type">How the weights are stored.</param>
/// <param name="Dimensions">One to four sizes in ggml's order, the fastest-changing first: a row comes before the number of rows.</param>
/// <param name="Offset">Where the data starts, in bytes from the start of the data in its file (<see cref="GgufFile.DataOffset"/>).</param>
/// <param name="Length">How many bytes the data takes.</param>
public sealed record GgufTensor(string Name, GgufTensorType Type, IReadOnlyList<long> Dimensions, long Offset, long Length)
{
    /// <summary>Gets in which of <see cref="GgufFile.Parts"/> the data lies, from 0 on; 0 unless the model is split.</summary>
    public int Part { get; init; }

    /// <summary>Gets the number of weights: the product of the dimensions.</summary>
    public long ParameterCount => Dimensions.Aggregate(1L, (product, size) => checked(product * size));
}
