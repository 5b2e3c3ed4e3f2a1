using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quorum;

namespace Microsoft.Extensions.AI;

/// <summary>Puts a <see cref="ConsensusChatClient"/> into a pipeline.</summary>
public static class ConsensusChatClientBuilderExtensions
{
    /// <summary>Lets samples of the inner client agree on one answer.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="samples">The most samples that are drawn, from 1 to 1,024.</param>
    /// <param name="loggerFactory">Where to log to; by default the pipeline's services are asked.</param>
    /// <returns>The same pipeline.</returns>
    /// <inheritdoc cref="UseConsensus(ChatClientBuilder, Action{ConsensusOptions}, ILoggerFactory?)" path="/remarks"/>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is not from 1 to 1,024.</exception>
    public static ChatClientBuilder UseConsensus(this ChatClientBuilder builder, int samples = 16, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, ConsensusOptions.MaximumSampleCount);
        return builder.UseConsensus(options => options.SampleCount = samples, loggerFactory);
    }

    /// <summary>Lets samples of the inner client agree on one answer.</summary>
    /// <remarks>
    /// What is added to the pipeline before this runs once, around the consensus; what is added after it runs for every sample. So
    /// function invocation added after it gives each sample its own tools loop, and a cache added after it stores every sample
    /// (their seeds differ), while one added before it stores the consensus.
    /// </remarks>
    /// <param name="builder">The pipeline.</param>
    /// <param name="configure">Sets how consensus is formed. It is called once for every client that is built.</param>
    /// <param name="loggerFactory">Where to log to; by default the pipeline's services are asked.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="configure"/> is <see langword="null"/>.</exception>
    public static ChatClientBuilder UseConsensus(
        this ChatClientBuilder builder, Action<ConsensusOptions> configure, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return builder.Use((innerClient, services) =>
        {
            var options = new ConsensusOptions();
            configure(options);
            return new ConsensusChatClient(
                innerClient, options, loggerFactory ?? services.GetService<ILoggerFactory>(), services.GetService<TimeProvider>());
        });
    }
}
