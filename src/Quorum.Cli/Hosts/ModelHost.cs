using Microsoft.Extensions.AI;
using Quorum.Evaluation;

namespace Quorum.Cli.Hosts;

/// <summary>A model that answers.</summary>
/// <param name="Client">The client.</param>
/// <param name="Model">Which model it is, and what runs it.</param>
/// <param name="Concurrency">How many samples are best drawn at the same time.</param>
internal sealed record ModelHost(IChatClient Client, RunModel Model, int Concurrency) : IDisposable
{
    public void Dispose() => Client.Dispose();
}
