using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Reads the consensus from a response.</summary>
public static class ConsensusChatResponseExtensions
{
    internal const string PropertyName = "quorum.consensus";

    /// <summary>Gets the consensus behind a response.</summary>
    /// <param name="response">A response of a <see cref="ConsensusChatClient"/>, straight or read back from a cache.</param>
    /// <returns>The result, or <see langword="null"/> if the response is not from a consensus.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is <see langword="null"/>.</exception>
    /// <exception cref="JsonException">The response was read back from JSON that is not a consensus result.</exception>
    public static ConsensusResult? GetConsensusResult(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        object? value = null;
        response.AdditionalProperties?.TryGetValue(PropertyName, out value);
        return value switch
        {
            ConsensusResult result => result,
            JsonElement json => json.Deserialize(ConsensusJsonContext.Default.ConsensusResult),
            _ => null,
        };
    }
}
