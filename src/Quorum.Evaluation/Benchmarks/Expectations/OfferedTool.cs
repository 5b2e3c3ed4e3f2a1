using System.Text.Json;

namespace Quorum.Evaluation;

/// <summary>A tool that a model may call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Parameters">The JSON schema of its arguments.</param>
public sealed record OfferedTool(string Name, string Description, JsonElement Parameters);
