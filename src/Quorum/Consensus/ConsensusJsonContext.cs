using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>How a <see cref="ConsensusResult"/>, or a <see cref="Chain"/> alone, is written as JSON.</summary>
/// <remarks>
/// <see cref="ConsensusResult.ToJson"/> uses it. Needed besides only where reflection is not available, as under Native AOT: add <see cref="Default"/> to the resolver chain of the
/// options with which responses are serialised, such as those of a cache above the consensus.
/// </remarks>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ConsensusResult))]
[JsonSerializable(typeof(Chain))]
public sealed partial class ConsensusJsonContext : JsonSerializerContext;
