using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel;

/// <summary>How results of a kernel function agree.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public sealed class FunctionConsensusOptions<T>
    where T : notnull
{
    /// <summary>Gets or sets which results are one answer.</summary>
    /// <value>
    /// The default is <see langword="null"/>: texts are compared by the answers that they give (<see cref="AnswerTextComparer"/>), other results
    /// by <see cref="EqualityComparer{T}.Default"/>.
    /// </value>
    public IEqualityComparer<T>? Equivalence { get; set; }

    /// <summary>Gets or sets how the value is read from what the function returned; what it reads as <see langword="null"/> has no vote.</summary>
    /// <value>The default is <see langword="null"/>, for <see cref="FunctionResult.GetValue{T}"/>.</value>
    public Func<FunctionResult, T?>? Read { get; set; }

    /// <summary>Gets how many samples are drawn, when they suffice and which result wins.</summary>
    public ConsensusOptions Consensus { get; } = new();
}
