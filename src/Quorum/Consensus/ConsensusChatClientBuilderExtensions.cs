using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quorum;

namespace Microsoft.Extensions.AI;

/// <summary>Puts a <see cref="ConsensusChatClient"/> into a pipeline.</summary>
public static class ConsensusChatClientBuilderExtensions
{
    /// <summary>Lets many samples of the inner client agree on one answer.</summary>
    /// <remarks>
    /// What is added to the pipeline before this runs once, around the consensus; what is added after it runs for every sample. So
    /// function invocation added after it gives each sample its own tools loop, and a cache added after it stores every sample
    /// (their seeds differ), while one added before it stores the consensus.
    /// </remarks>
    /// <param name="builder">The pipeline.</param>
    /// <param name="samples">The number of samples, from 1 to 1,024.</param>
    /// <param name="configure">Sets further properties of the client.</param>
    /// <param name="loggerFactory">Where to log to; by default the pipeline's services are asked.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is not from 1 to 1,024.</exception>
    public static ChatClientBuilder UseConsensus(
        this ChatClientBuilder builder,
        int samples = 16,
        Action<ConsensusChatClient>? configure = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, ConsensusChatClient.MaximumSampleCount);
        return builder.Use((innerClient, services) =>
        {
            loggerFactory ??= services.GetService<ILoggerFactory>();
            var client = new ConsensusChatClient(innerClient, loggerFactory, services.GetService<TimeProvider>()) { SampleCount = samples };
            configure?.Invoke(client);
            return client;
        });
    }
}
