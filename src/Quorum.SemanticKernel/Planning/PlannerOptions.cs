using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel;

/// <summary>How plans are made and run. The options are read when a plan is asked for or run.</summary>
public sealed class PlannerOptions
{
    /// <summary>Gets how many plans are drawn, when they suffice and which one wins.</summary>
    /// <value>By default, plans that fail verification have no vote: the decision rule is <see cref="DecisionRules.VerifiedMajority"/>.</value>
    public ConsensusOptions Consensus { get; } = new() { DecisionRule = DecisionRules.VerifiedMajority };

    /// <summary>Gets or sets what every sample is drawn with, such as the temperature.</summary>
    /// <value>
    /// The default is <see langword="null"/>, for the model's defaults. A response format that is set here takes the place of the JSON schema of
    /// plans, for servers that know none.
    /// </value>
    public ChatOptions? ChatOptions { get; set; }

    /// <summary>Gets or sets the most calls of a plan.</summary>
    /// <value>The default is 16.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 100.</exception>
    public int MaxCalls
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
            field = value;
        }
    } = 16;

    /// <summary>Gets or sets which functions change something outside.</summary>
    /// <value>
    /// The default is <see cref="SideEffectsAttribute.IsOn"/>. Functions that return nothing are taken to have side effects in any case. For functions
    /// that cannot bear the attribute, such as those of an OpenAPI document or a server of tools, tell them here by their metadata.
    /// </value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public Func<KernelFunction, bool> HasSideEffects
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = SideEffectsAttribute.IsOn;

    /// <summary>Gets or sets what is asked before each call of a function with side effects.</summary>
    /// <value>The default is <see langword="null"/>: a plan with such a call does not run at all.</value>
    public Func<PlannedCall, CancellationToken, ValueTask<bool>>? Approve { get; set; }
}
