using System.Diagnostics.CodeAnalysis;

namespace Quorum;

/// <summary>What the samples of a <see cref="ConsensusSolver{T}"/> agreed on.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="Consensus">The groups, votes, certainty, cost and chains.</param>
/// <param name="Values">The values by the index of their sample; samples that came to none are missing.</param>
public sealed record ConsensusResult<T>(ConsensusResult Consensus, IReadOnlyDictionary<int, T> Values)
    where T : notnull
{
    /// <summary>Gets a value indicating whether there is a decision.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsDecided => Consensus.Decision is not null;

    /// <summary>Gets the value that the samples agreed on, that of the decision's first sample; <see langword="default"/> if there is no decision.</summary>
    public T? Value => Consensus.Decision is { } decision ? Values[decision.Members[0]] : default;
}
