using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;

namespace Quorum.Conformance;

public sealed class LlamaConformance(ConformanceReport report, TinyEngine tiny) : ChatClientConformance(report)
{
    protected override string Name => nameof(LlamaChatClient);

    protected override IChatClient CreateClient() => new LlamaChatClient(tiny.Engine);
}
