using Microsoft.Extensions.AI;
using Quorum.Testing;

namespace Quorum.Conformance;

/// <summary>A remote host behind the reasoning, retry and limit middleware.</summary>
public abstract class RemoteConformance(ConformanceReport report, TinyEngine tiny, ReasoningForm form) : ChatClientConformance(report), IAsyncLifetime
{
    private OpenAIServer _server = null!;

    protected override string Name => $"Remote host, reasoning as {form}";

    protected override IReadOnlyDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>
    {
        [nameof(Top_k_bounds_what_is_drawn)] = "OpenAI's protocol has no top-k.",
    };

    public async ValueTask InitializeAsync()
    {
        _server = await OpenAIServer.StartAsync(new LlamaCpp.LlamaChatClient(tiny.Engine));
        _server.Reasoning = form;
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }

    protected override IChatClient CreateClient() => RemoteModel.Connect(_server.Endpoint)
        .AsBuilder().UseRetries().UseConcurrencyLimit(8).UseReasoningContent(startsInReasoning: form == ReasoningForm.ClosingTag).Build();
}
