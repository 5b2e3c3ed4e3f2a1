using LLama.Common;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel.ChatCompletion;
using Quorum.LLamaSharp;
using Quorum.SemanticKernel;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a reasoning model hosted by LLamaSharp as a service.</summary>
public static class LLamaSharpServiceCollectionExtensions
{
    /// <summary>
    /// Registers a model as an <see cref="IChatCompletionService"/> and as an <see cref="IChatClient"/>, both over one model. It is loaded on first
    /// use and freed with the container.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="parameters">The model and its context; see <see cref="LLamaSharpChatClient(ModelParams)"/>.</param>
    /// <param name="serviceId">The key to register under; <see langword="null"/> for none.</param>
    /// <param name="configure">Adds middleware around the model, the first one outermost: <c>builder => builder.UseConsensus(16)</c>.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="parameters"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddLLamaSharpChatCompletion(
        this IServiceCollection services, ModelParams parameters, string? serviceId = null, Action<ChatClientBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(parameters);

        // Both views resolve one instance, which is kept under a key of its own.
        var key = new object();
        services.AddKeyedSingleton(key, (provider, _) => ReasoningChatService.Create(new LLamaSharpChatClient(parameters), provider, configure));
        services.AddKeyedSingleton<IChatClient>(serviceId, (provider, _) => provider.GetRequiredKeyedService<ReasoningChatService>(key));
        return services.AddKeyedSingleton<IChatCompletionService>(serviceId, (provider, _) => provider.GetRequiredKeyedService<ReasoningChatService>(key));
    }
}
