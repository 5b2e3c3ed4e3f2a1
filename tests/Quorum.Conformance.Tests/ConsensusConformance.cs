using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;

namespace Quorum.Conformance;

public sealed class ConsensusConformance(ConformanceReport report, TinyEngine tiny) : ChatClientConformance(report)
{
    protected override string Name => nameof(ConsensusChatClient);

    protected override int Samples => 3;

    protected override IChatClient CreateClient() =>
        new LlamaChatClient(tiny.Engine).AsBuilder().UseConsensus(options =>
        {
            options.SampleCount = Samples;
            options.StoppingRule = StoppingRules.FixedCount;
        }).Build();
}
