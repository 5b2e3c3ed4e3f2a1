using LLama;
using LLama.Common;
using LLama.Native;

namespace Quorum.LLamaSharp.Tests;

/// <summary>The embedded model, loaded by LLamaSharp once for all tests.</summary>
public sealed class TinyWeights : IDisposable
{
    static TinyWeights() => NativeLogConfig.llama_log_set((level, message) =>
    {
        if (level == LLamaLogLevel.Error)
            Console.Error.Write(message);
    });

    public static ModelParams Parameters { get; } = new(TinyModel.GetPath()) { ContextSize = 4096, Threads = 1, BatchThreads = 1, GpuLayerCount = 0 };

    public LLamaWeights Weights { get; } = LLamaWeights.LoadFromFile(Parameters);

    public LLamaSharpChatClient CreateClient() => new(Weights, Parameters);

    public void Dispose() => Weights.Dispose();
}
