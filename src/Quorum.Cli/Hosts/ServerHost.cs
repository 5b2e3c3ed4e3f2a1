using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;
using Quorum.Evaluation;

namespace Quorum.Cli.Hosts;

/// <summary>A model at a server that speaks OpenAI's protocol: vLLM, SGLang, llama-server, Ollama.</summary>
internal static class ServerHost
{
    private const int DefaultConcurrency = 16;

    // A chain of 32,768 tokens takes a slow server its time.
    private static readonly TimeSpan s_timeout = TimeSpan.FromHours(2);

    public static ModelHost Open(Uri endpoint, string model, int? concurrency)
    {
        var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY") is { Length: > 0 } given ? given : "none";
        var options = new OpenAIClientOptions { Endpoint = endpoint, NetworkTimeout = s_timeout };
        var count = concurrency ?? DefaultConcurrency;
        var client = new OpenAIClient(new ApiKeyCredential(key), options).GetChatClient(model).AsIChatClient()
            .AsBuilder().UseRetries().UseConcurrencyLimit(count).UseReasoningContent().Build();
        return new ModelHost(client, new RunModel(model, "a server that speaks OpenAI's protocol") { Endpoint = endpoint.ToString() }, count);
    }
}
