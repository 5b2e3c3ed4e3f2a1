using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;
using Quorum.LlamaCpp;
using Quorum.SemanticKernel;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a local reasoning model as a service.</summary>
public static class LlamaServiceCollectionExtensions
{
    /// <summary>
    /// Registers a GGUF model as an <see cref="IChatClient"/> whose <c>AsChatCompletionService()</c> keeps the reasoning. It is loaded on
    /// first use and freed with the container.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="modelPath">The GGUF file.</param>
    /// <param name="options">The size of the engine.</param>
    /// <param name="serviceId">The key to register under; <see langword="null"/> for none.</param>
    /// <param name="configure">Adds middleware around the model, the first one outermost: <c>builder => builder.UseConsensus(16)</c>.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException"><paramref name="modelPath"/> is null or empty.</exception>
    public static IServiceCollection AddLlamaChatClient(
        this IServiceCollection services, string modelPath, LlamaEngineOptions? options = null, string? serviceId = null, Action<ChatClientBuilder>? configure = null)
    {
        var key = AddService(services, modelPath, options, configure);
        return services.AddKeyedSingleton<IChatClient>(serviceId, (provider, _) => provider.GetRequiredKeyedService<ReasoningChatService>(key));
    }

    /// <summary>
    /// Registers a GGUF model as an <see cref="IChatCompletionService"/> and as an <see cref="IChatClient"/>, both over one model. It is loaded
    /// on first use and freed with the container.
    /// </summary>
    /// <inheritdoc cref="AddLlamaChatClient"/>
    public static IServiceCollection AddLlamaChatCompletion(
        this IServiceCollection services, string modelPath, LlamaEngineOptions? options = null, string? serviceId = null, Action<ChatClientBuilder>? configure = null)
    {
        var key = AddService(services, modelPath, options, configure);
        services.AddKeyedSingleton<IChatClient>(serviceId, (provider, _) => provider.GetRequiredKeyedService<ReasoningChatService>(key));
        return services.AddKeyedSingleton<IChatCompletionService>(serviceId, (provider, _) => provider.GetRequiredKeyedService<ReasoningChatService>(key));
    }

    // Both views resolve one instance, which is kept under a key of its own.
    private static object AddService(IServiceCollection services, string modelPath, LlamaEngineOptions? options, Action<ChatClientBuilder>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelPath);
        var key = new object();
        services.AddKeyedSingleton(key, (provider, _) => ReasoningChatService.Create(
            new LlamaChatClient(modelPath, options, loggerFactory: provider.GetService<ILoggerFactory>()), provider, configure));
        return key;
    }
}
