using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Quorum.LlamaCpp;

namespace Microsoft.SemanticKernel;

/// <summary>Adds a local reasoning model to a kernel.</summary>
public static class LlamaKernelBuilderExtensions
{
    /// <inheritdoc cref="LlamaServiceCollectionExtensions.AddLlamaChatClient"/>
    /// <param name="builder">The kernel's builder.</param>
    /// <param name="modelPath">The GGUF file.</param>
    /// <param name="options">The size of the engine.</param>
    /// <param name="serviceId">The key to register under; <see langword="null"/> for none.</param>
    /// <param name="configure">Adds middleware around the model, the first one outermost: <c>builder => builder.UseConsensus(16)</c>.</param>
    /// <returns>The builder.</returns>
    public static IKernelBuilder AddLlamaChatClient(
        this IKernelBuilder builder, string modelPath, LlamaEngineOptions? options = null, string? serviceId = null, Action<ChatClientBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddLlamaChatClient(modelPath, options, serviceId, configure);
        return builder;
    }

    /// <inheritdoc cref="LlamaServiceCollectionExtensions.AddLlamaChatCompletion"/>
    /// <param name="builder">The kernel's builder.</param>
    /// <param name="modelPath">The GGUF file.</param>
    /// <param name="options">The size of the engine.</param>
    /// <param name="serviceId">The key to register under; <see langword="null"/> for none.</param>
    /// <param name="configure">Adds middleware around the model, the first one outermost: <c>builder => builder.UseConsensus(16)</c>.</param>
    /// <returns>The builder.</returns>
    public static IKernelBuilder AddLlamaChatCompletion(
        this IKernelBuilder builder, string modelPath, LlamaEngineOptions? options = null, string? serviceId = null, Action<ChatClientBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddLlamaChatCompletion(modelPath, options, serviceId, configure);
        return builder;
    }
}
