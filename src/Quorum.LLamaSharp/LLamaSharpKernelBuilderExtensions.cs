using LLama.Common;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

/// <summary>Adds a reasoning model hosted by LLamaSharp to a kernel.</summary>
public static class LLamaSharpKernelBuilderExtensions
{
    /// <inheritdoc cref="LLamaSharpServiceCollectionExtensions.AddLLamaSharpChatCompletion"/>
    /// <param name="builder">The kernel's builder.</param>
    /// <param name="parameters">The model and its context.</param>
    /// <param name="serviceId">The key to register under; <see langword="null"/> for none.</param>
    /// <param name="configure">Adds middleware around the model, the first one outermost: <c>builder => builder.UseConsensus(16)</c>.</param>
    /// <returns>The builder.</returns>
    public static IKernelBuilder AddLLamaSharpChatCompletion(
        this IKernelBuilder builder, ModelParams parameters, string? serviceId = null, Action<ChatClientBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddLLamaSharpChatCompletion(parameters, serviceId, configure);
        return builder;
    }
}
