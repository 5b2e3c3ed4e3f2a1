namespace Quorum.Code;

/// <summary>How a <see cref="ProgramSolver"/> finds a program.</summary>
/// <remarks>The options are read when a task is put. They may be shared, and must not be changed while a solution starts.</remarks>
public sealed class ProgramSolverOptions
{
    /// <summary>Gets how many programs are sampled, when they suffice, which behaviour wins and when the solver abstains.</summary>
    /// <remarks>
    /// Without a decision rule, the majority of the programs that pass the examples wins, weighed by the proposed tests that they pass if there are any
    /// (<see cref="ProposedTests"/>). Verifiers mark the steps of the reasoning, but take no votes: programs are judged by what they do.
    /// </remarks>
    public ConsensusOptions Consensus { get; } = new();

    /// <summary>Gets or sets how many inputs are generated on which the programs are compared, from 0; fewer if the types have no more.</summary>
    /// <value>The default is 16.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int GeneratedInputs
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 16;

    /// <summary>Gets or sets how often the leading group may be split by new inputs, and the votes be counted anew, from 0.</summary>
    /// <value>The default is 2. The new inputs are made of constants in the group's programs, as many as <see cref="GeneratedInputs"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Refinements
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 2;

    /// <summary>Gets or sets how often a sample whose program fails is told so and asked for a corrected one, from 0.</summary>
    /// <value>The default is 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int RepairTurns
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1;

    /// <summary>
    /// Gets or sets how often the model is asked for tests before programs are sampled, from 0. Their inputs are run like generated ones, and each vote
    /// weighs one more for every test that its program passes (CodeT, Chen et al. 2022, arXiv 2207.10397).
    /// </summary>
    /// <value>The default is 0.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int ProposedTests
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Gets or sets which program of the group that wins is taken.</summary>
    /// <value>The default is <see cref="ProgramChoice.Shortest"/>.</value>
    public ProgramChoice Choice { get; set; }
}
