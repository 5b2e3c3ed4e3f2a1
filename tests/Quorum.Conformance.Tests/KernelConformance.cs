using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel.ChatCompletion;
using Quorum.LlamaCpp;
using Quorum.SemanticKernel;

namespace Quorum.Conformance;

/// <summary>The chat completion service of a kernel, taken as a client again.</summary>
public sealed class KernelConformance(ConformanceReport report, TinyEngine tiny) : ChatClientConformance(report)
{
    protected override string Name => nameof(ReasoningChatService);

    protected override IChatClient CreateClient()
    {
        IChatCompletionService service = new ReasoningChatService(new LlamaChatClient(tiny.Engine));
        return service.AsChatClient();
    }
}
