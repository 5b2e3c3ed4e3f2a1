using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Quorum.SemanticKernel;

/// <summary>Lets samples of a model agree on a plan over the functions of a kernel, and runs it.</summary>
/// <remarks>
/// <para>
/// A plan is a list of calls whose arguments are constants, results of earlier calls, or inputs of the goal (<see cref="PlanCall"/>). Where the engine can
/// bind what it writes to a JSON schema, it is bound to the functions; everywhere, plans are verified: functions exist, arguments are of
/// the parameters' types, references point to earlier calls and to inputs, and no result is left unused. Plans that fail have no vote. The others agree
/// if they do the same: how arguments are ordered, in which order independent calls come and which numbers their results have makes no difference.
/// </para>
/// <para>
/// No plan runs unless it is verified by the very kernel that it runs on. Calls go through the kernel, with its filters. Before a call of a function
/// with side effects (<see cref="SideEffectsAttribute"/>), <see cref="PlannerOptions.Approve"/> is asked.
/// </para>
/// <para>A planner is as safe for concurrent use as the kernel and the chat client.</para>
/// </remarks>
public sealed class ConsensusPlanner
{
    private readonly Kernel _kernel;
    private readonly IChatClient? _client;

    /// <summary>Initialises a planner.</summary>
    /// <param name="kernel">The kernel whose functions are planned with and called. Plugins may be added later.</param>
    /// <param name="options">How plans are made and run.</param>
    /// <param name="client">What draws the plans; by default, the kernel's chat service. The planner does not dispose it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="kernel"/> is <see langword="null"/>.</exception>
    public ConsensusPlanner(Kernel kernel, PlannerOptions? options = null, IChatClient? client = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        _kernel = kernel;
        _client = client;
        Options = options ?? new PlannerOptions();
    }

    /// <summary>Gets how plans are made and run.</summary>
    public PlannerOptions Options { get; }

    /// <summary>Draws plans for a goal and finds what most of them do. Nothing is called.</summary>
    /// <param name="goal">What is wanted, in words; inputs stand in it as <c>$name</c>.</param>
    /// <param name="inputs">The inputs. The model is told their names and types, not their values, so the plan goes for other values as well.</param>
    /// <param name="cancellationToken">Cancels all samples.</param>
    /// <returns>The agreed plan, its rivals, and the plans that were rejected.</returns>
    /// <exception cref="ArgumentException">The goal is empty, or an input has a name that plans cannot refer to.</exception>
    /// <exception cref="InvalidOperationException">The kernel has no functions, or no chat service.</exception>
    /// <exception cref="ConsensusException">Every sample failed.</exception>
    /// <exception cref="OperationCanceledException">Planning was cancelled.</exception>
    public async Task<PlanConsensus> PlanAsync(string goal, KernelArguments? inputs = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(goal);
        var functions = GetFunctions();
        if (functions.All.Count == 0)
            throw new InvalidOperationException("The kernel has no functions to plan with. Add plugins to it first.");

        var task = new Plan([]) { Goal = goal, Inputs = Describe(inputs) };
        using var client = new ReasoningContentChatClient(new BorrowedChatClient(_client ?? FindClient()));
        var sampler = new PlanSampler(client, task, functions, Options);
        var solver = new ConsensusSolver<Plan>(sampler.DrawAsync, new PlanMeaning(functions), Options.Consensus, _kernel.LoggerFactory);
        var result = await solver.SolveAsync(goal, Options.ChatOptions?.Seed, cancellationToken).ConfigureAwait(false);
        return new PlanConsensus(result, [.. Rejected(result.Consensus.Chains, sampler)]);
    }

    /// <summary>Checks a plan against the kernel's functions. A plan with faults never runs.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Everything that is wrong; empty if the plan may run.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    public IReadOnlyList<PlanFault> Verify(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanVerifier(GetFunctions(), Options.MaxCalls).Verify(plan);
    }

    /// <summary>Tells which calls a plan would make, and makes none.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="inputs">The values of its inputs.</param>
    /// <returns>The calls, with the values that are known before the plan runs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    /// <exception cref="PlanException">The plan or its inputs failed verification.</exception>
    public IReadOnlyList<PlannedCall> DryRun(Plan plan, KernelArguments? inputs = null) => Prepare(plan, inputs).Preview(plan, inputs ?? []);

    /// <summary>Verifies a plan and runs it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="inputs">The values of its inputs.</param>
    /// <param name="cancellationToken">Ends the run; it is also passed to the functions.</param>
    /// <returns>The results.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    /// <exception cref="PlanException">
    /// The plan or its inputs failed verification, so that nothing was called; or a call failed or was not approved, which the exception names.
    /// </exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Task<PlanRun> RunAsync(Plan plan, KernelArguments? inputs = null, CancellationToken cancellationToken = default) =>
        Prepare(plan, inputs).RunAsync(plan, inputs ?? [], cancellationToken);

    private PlanRunner Prepare(Plan plan, KernelArguments? inputs)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var functions = GetFunctions();
        PlanFault[] faults = [.. new PlanVerifier(functions, Options.MaxCalls).Verify(plan), .. plan.Inputs.Select(input => Fault(input.Key, JsonType.Of(input.Value), inputs)).OfType<PlanFault>()];
        return faults.Length == 0 ? new PlanRunner(_kernel, functions, Options.Approve) : throw new PlanException(plan, faults);
    }

    private PlannedFunctions GetFunctions() => new(_kernel, Options.HasSideEffects);

    private IChatClient FindClient()
    {
        if (_kernel.Services.GetService<IChatCompletionService>() is { } service)
            return service as IChatClient ?? new ServiceChatClient(service.AsChatClient());
        return _kernel.Services.GetService<IChatClient>()
            ?? throw new InvalidOperationException($"The kernel has no chat service without a service id. Add one, such as by AddLlamaChatCompletion, or give the planner an {nameof(IChatClient)}.");
    }

    private static Dictionary<string, JsonElement> Describe(KernelArguments? inputs)
    {
        var described = new Dictionary<string, JsonElement>();
        foreach (var (name, value) in inputs ?? [])
        {
            if (!PlanArgument.IsName(name))
                throw new ArgumentException($"An input cannot be called '{name}': a name has letters, digits and underscores, and does not begin with a digit.", nameof(inputs));
            described[name] = value is not null && new KernelParameterMetadata(name, AIJsonUtilities.DefaultOptions) { ParameterType = value.GetType() }.Schema is { } schema ? schema.RootElement : JsonElement.Parse("{}");
        }

        return described;
    }

    private static PlanFault? Fault(string name, JsonType type, KernelArguments? inputs) =>
        inputs is null || !inputs.TryGetValue(name, out var value) ? new PlanFault(null, $"The input '{name}' has no value.")
        : !type.Accepts(PlanValue.ToJson(value)) ? new PlanFault(null, $"The input '{name}' must be of the type {type}, but is {PlanValue.ToText(value)}.")
        : null;

    private static IEnumerable<RejectedPlan> Rejected(IEnumerable<Chain> chains, PlanSampler sampler)
    {
        foreach (var chain in chains)
        {
            if (chain.Outcome == ChainOutcome.Failed)
                yield return new RejectedPlan(chain.Index, null, [new PlanFault(null, $"The sample failed: {chain.Error}")]);
            else if (chain.Outcome is ChainOutcome.Answered or ChainOutcome.NoAnswer && sampler.Read(chain.Text) is { Faults.Count: > 0 } reply)
                yield return new RejectedPlan(chain.Index, reply.Plan, reply.Faults);
        }
    }
}
