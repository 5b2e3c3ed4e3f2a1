using Microsoft.Extensions.DependencyInjection;
using Quorum;

namespace Microsoft.SemanticKernel;

/// <summary>Puts a consensus over a kernel's chat service.</summary>
public static class ConsensusKernelBuilderExtensions
{
    /// <inheritdoc cref="ConsensusServiceCollectionExtensions.AddConsensusChatCompletion(IServiceCollection, int, string?, string?)"/>
    /// <param name="builder">The kernel's builder. The chat service must have been added before.</param>
    /// <param name="samples">The most samples that are drawn, from 1 to 1,024.</param>
    /// <param name="serviceId">The key to register under; <see langword="null"/> for none.</param>
    /// <param name="innerServiceId">The key of the chat service that draws the samples; by default <paramref name="serviceId"/>, whose place is taken.</param>
    /// <returns>The builder.</returns>
    public static IKernelBuilder AddConsensusChatCompletion(
        this IKernelBuilder builder, int samples = 16, string? serviceId = null, string? innerServiceId = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddConsensusChatCompletion(samples, serviceId, innerServiceId);
        return builder;
    }

    /// <inheritdoc cref="ConsensusServiceCollectionExtensions.AddConsensusChatCompletion(IServiceCollection, Action{ConsensusOptions}, string?, string?)"/>
    /// <param name="builder">The kernel's builder. The chat service must have been added before.</param>
    /// <param name="configure">Sets how consensus is formed.</param>
    /// <param name="serviceId">The key to register under; <see langword="null"/> for none.</param>
    /// <param name="innerServiceId">The key of the chat service that draws the samples; by default <paramref name="serviceId"/>, whose place is taken.</param>
    /// <returns>The builder.</returns>
    public static IKernelBuilder AddConsensusChatCompletion(
        this IKernelBuilder builder, Action<ConsensusOptions> configure, string? serviceId = null, string? innerServiceId = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddConsensusChatCompletion(configure, serviceId, innerServiceId);
        return builder;
    }
}
