using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Quorum.Conformance;

/// <summary>The embedded model as a remote server offers it.</summary>
internal static class RemoteModel
{
    public static IChatClient Connect(Uri endpoint) =>
        new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = endpoint }).GetChatClient(TinyModel.Name).AsIChatClient();
}
