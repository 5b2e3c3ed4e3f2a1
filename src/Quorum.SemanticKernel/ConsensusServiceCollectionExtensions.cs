using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Quorum;
using Quorum.SemanticKernel;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts a consensus over a chat service that is registered already.</summary>
public static class ConsensusServiceCollectionExtensions
{
    /// <summary>Lets samples of a registered chat service agree on one answer.</summary>
    /// <param name="services">The services. The chat service must have been added before.</param>
    /// <param name="samples">The most samples that are drawn, from 1 to 1,024.</param>
    /// <param name="serviceId">The key to register under; <see langword="null"/> for none.</param>
    /// <param name="innerServiceId">
    /// The key of the chat service that draws the samples. By default, it is <paramref name="serviceId"/>, so that the consensus takes that
    /// service's place; with another one, both can be chosen.
    /// </param>
    /// <returns>The services.</returns>
    /// <inheritdoc cref="AddConsensusChatCompletion(IServiceCollection, Action{ConsensusOptions}, string?, string?)"/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is not from 1 to 1,024.</exception>
    public static IServiceCollection AddConsensusChatCompletion(
        this IServiceCollection services, int samples = 16, string? serviceId = null, string? innerServiceId = null)
    {
        _ = new ConsensusOptions { SampleCount = samples };
        return services.AddConsensusChatCompletion(options => options.SampleCount = samples, serviceId, innerServiceId);
    }

    /// <summary>Lets samples of a registered chat service agree on one answer.</summary>
    /// <remarks>
    /// <para>
    /// Any <see cref="IChatCompletionService"/> or <see cref="IChatClient"/> will do; if both are registered under the key, the samples are drawn
    /// from the former. The consensus is registered as both. Each sample calls functions of the kernel by itself. A prompt's settings may say
    /// how many samples it is worth (<see cref="ConsensusOptions.SampleCountProperty"/>).
    /// </para>
    /// <para>
    /// What Semantic Kernel's connectors give through an <see cref="IChatCompletionService"/> lacks the usage and the reasoning of the samples;
    /// their <see cref="IChatClient"/>s (<c>AddOpenAIChatClient</c>) have both.
    /// </para>
    /// </remarks>
    /// <param name="services">The services. The chat service must have been added before.</param>
    /// <param name="configure">Sets how consensus is formed.</param>
    /// <param name="serviceId">The key to register under; <see langword="null"/> for none.</param>
    /// <param name="innerServiceId">
    /// The key of the chat service that draws the samples. By default, it is <paramref name="serviceId"/>, so that the consensus takes that
    /// service's place; with another one, both can be chosen.
    /// </param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="configure"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">No chat service is registered under the inner key.</exception>
    public static IServiceCollection AddConsensusChatCompletion(
        this IServiceCollection services, Action<ConsensusOptions> configure, string? serviceId = null, string? innerServiceId = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var inner = InnerChatService.Find(services, innerServiceId ?? serviceId);
        if (innerServiceId is null || innerServiceId == serviceId)
            inner.GiveUpItsPlace(services);

        var key = new object();
        services.Add(new ServiceDescriptor(typeof(ReasoningChatService), key, (provider, _) => Create(inner.Resolve(provider), provider, configure), inner.Lifetime));
        services.Add(new ServiceDescriptor(typeof(IChatClient), serviceId, View, inner.Lifetime));
        services.Add(new ServiceDescriptor(typeof(IChatCompletionService), serviceId, View, inner.Lifetime));
        return services;

        object View(IServiceProvider provider, object? _) => provider.GetRequiredKeyedService<ReasoningChatService>(key);
    }

    private static ReasoningChatService Create(IChatClient inner, IServiceProvider provider, Action<ConsensusOptions> configure)
    {
        var builder = inner.AsBuilder().UseConsensus(configure);

        // Innermost, so that every sample runs its own calls; unless the service does so by itself.
        if (inner.GetService<FunctionInvokingChatClient>() is null)
            builder.UseKernelFunctionInvocation(provider.GetService<ILoggerFactory>());
        return new ReasoningChatService(builder.Build(provider));
    }
}
