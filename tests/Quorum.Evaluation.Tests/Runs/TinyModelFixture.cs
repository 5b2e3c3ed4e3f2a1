using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;

namespace Quorum.Evaluation.Tests.Runs;

/// <summary>The embedded model, one sequence at a time, so that the same seed draws the same text.</summary>
public sealed class TinyModelFixture : IDisposable
{
    internal IChatClient Client { get; } = new LlamaChatClient(TinyModel.GetPath(), new LlamaEngineOptions { MaxSequences = 1, ContextSize = 512 });

    public void Dispose() => Client.Dispose();
}
