using Microsoft.Extensions.Logging;

namespace Quorum.LlamaCpp.Engine;

/// <summary>What an engine logs.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(
        LogLevel.Information,
        "Engine for {Model}: {Contexts} contexts of {Cells} KV cells for {Sequences} sequences, {Threads} threads; {Cache} of KV cache and {Compute} of compute buffers, {Available} were available.")]
    public static partial void Started(
        ILogger logger, string model, int contexts, int cells, int sequences, int threads, string cache, string compute, AvailableMemory available);
}
