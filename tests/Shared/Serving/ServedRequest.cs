using System.Text.Json.Nodes;

namespace Quorum.Testing;

/// <summary>A request as it arrived.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Body">The JSON that was sent.</param>
internal sealed record ServedRequest(int Index, JsonObject Body)
{
    public long? Seed => (long?)Body["seed"];

    public bool IsStreamed => (bool?)Body["stream"] ?? false;
}
