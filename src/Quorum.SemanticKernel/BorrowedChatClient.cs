using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace Quorum.SemanticKernel;

/// <summary>A client that somebody else disposes.</summary>
internal sealed class BorrowedChatClient(IChatClient innerClient) : DelegatingChatClient(innerClient)
{
    [SuppressMessage("Usage", "CA2215", Justification = "The base class would dispose the inner client.")]
    protected override void Dispose(bool disposing)
    {
    }
}
