using Microsoft.Extensions.AI;
using Quorum;
using Quorum.SemanticKernel;

namespace Microsoft.SemanticKernel;

/// <summary>Invokes a kernel function many times and takes the result that most invocations agree on.</summary>
public static class KernelConsensusExtensions
{
    private const string UsageKey = "Usage";

    /// <summary>Lets invocations of a function agree on a text, by the answer that it gives.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="samples">The most samples that are drawn, from 1 to 1,024.</param>
    /// <param name="cancellationToken">Cancels all invocations.</param>
    /// <returns>The consensus and its text.</returns>
    /// <inheritdoc cref="InvokeConsensusAsync{T}"/>
    public static Task<ConsensusResult<string>> InvokeConsensusAsync(
        this Kernel kernel, KernelFunction function, KernelArguments? arguments = null, int samples = 16, CancellationToken cancellationToken = default)
    {
        var options = new FunctionConsensusOptions<string>();
        options.Consensus.SampleCount = samples;
        return kernel.InvokeConsensusAsync(function, arguments, options, cancellationToken);
    }

    /// <summary>Lets invocations of a function agree on a result.</summary>
    /// <remarks>
    /// Every sample is one whole invocation, with filters, rendering and function calls, and with the execution settings of its own that carry its
    /// seed; a function that calls a model by itself draws without it. The function runs several times at once and more often than its result is
    /// used, so it must have no side effects. The chat service is asked once for each sample: with a consensus in the service as well, every
    /// sample would be a consensus.
    /// </remarks>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments. Their execution settings, or else the function's, are what the samples' are made of.</param>
    /// <param name="options">How results agree.</param>
    /// <param name="cancellationToken">Cancels all invocations.</param>
    /// <returns>The consensus and its result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="kernel"/> or <paramref name="function"/> is <see langword="null"/>.</exception>
    /// <exception cref="ConsensusException">Every invocation failed.</exception>
    /// <exception cref="OperationCanceledException">The invocation was cancelled.</exception>
    public static Task<ConsensusResult<T>> InvokeConsensusAsync<T>(
        this Kernel kernel,
        KernelFunction function,
        KernelArguments? arguments = null,
        FunctionConsensusOptions<T>? options = null,
        CancellationToken cancellationToken = default)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(function);
        options ??= new FunctionConsensusOptions<T>();
        var read = options.Read ?? (result => result.GetValue<T>());
        var equivalence = options.Equivalence ?? new AnswerTextComparer(options.Consensus.AnswerPolicy) as IEqualityComparer<T>;
        var solver = new ConsensusSolver<T>(DrawAsync, equivalence, options.Consensus, kernel.LoggerFactory);
        return solver.SolveAsync(function.Name, cancellationToken: cancellationToken);

        async Task<SampledValue<T>> DrawAsync(long seed, CancellationToken cut)
        {
            // A kernel of its own, since functions may write into the kernel's data.
            var result = await function.InvokeAsync(kernel.Clone(), SampleArguments.Create(function, arguments, seed), cut).ConfigureAwait(false);
            return new SampledValue<T>(read(result))
            {
                Text = result.ToString(),
                Usage = result.Metadata?.GetValueOrDefault(UsageKey) as UsageDetails,
            };
        }
    }
}
