using Quorum.LlamaCpp;

namespace Quorum.Conformance;

/// <summary>The engine of the embedded model, loaded once for all tests.</summary>
public sealed class TinyEngine : IDisposable
{
    public LlamaEngine Engine { get; } = new(LlamaModel.Load(TinyModel.GetPath()), new LlamaEngineOptions { MaxSequences = 8 }, ownsModel: true);

    public void Dispose() => Engine.Dispose();
}
