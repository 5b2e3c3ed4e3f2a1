using System.Text.Json.Serialization;

namespace Quorum.SemanticKernel;

/// <summary>What plans write without reflection.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
