using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>How a <see cref="ConsensusResult"/> is written as JSON.</summary>
/// <remarks>
/// Needed only where reflection is not available, as under Native AOT: add <see cref="Default"/> to the resolver chain of the
/// options with which responses are serialised, such as those of a cache above the consensus.
/// </remarks>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ConsensusResult))]
public sealed partial class ConsensusJsonContext : JsonSerializerContext;
