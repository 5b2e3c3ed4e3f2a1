using System.Globalization;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Quorum.Code.Behaviours;
using Quorum.Code.Inputs;

namespace Quorum.Code;

/// <summary>Lets many sampled programs agree by what they do, and takes one of those that do what most do.</summary>
/// <remarks>
/// <para>
/// Every sample asks for the program with a seed of its own; the program is the last block of its language. It is run on the given examples, and
/// if it fails one, does not compile, or fails on every input, it is given its failure back for a number of turns, and then has no vote. The others are run on
/// inputs that are generated from the types of the parameters, the same for all, and grouped by what they come to there: returned values or output,
/// and failures (AlphaCode, Li et al. 2022, arXiv 2203.07814). Stopping, decision, certainty and abstention are those of <see cref="ConsensusSolver{T}"/>.
/// </para>
/// <para>
/// When a group has won, its programs are run on further inputs made of the constants that they name themselves. If those split it, all votes are counted
/// anew on all inputs, and more samples are drawn if the outcome is open again.
/// </para>
/// <para>Thread-safe if client and runner are. Before a call returns or throws, every sample and every program has ended.</para>
/// </remarks>
public sealed class ProgramSolver
{
    private readonly IChatClient _client;
    private readonly ICodeRunner _runner;
    private readonly ILoggerFactory? _loggerFactory;
    private readonly TimeProvider? _timeProvider;

    /// <summary>Initialises a solver.</summary>
    /// <param name="client">The client that draws the programs. It must support concurrent requests. The solver does not dispose it.</param>
    /// <param name="runner">What runs them. The solver does not dispose it.</param>
    /// <param name="options">How a program is found; by default as new <see cref="ProgramSolverOptions"/> say.</param>
    /// <param name="loggerFactory">Where to log to, if anywhere.</param>
    /// <param name="timeProvider">The clock; by default the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="runner"/> is <see langword="null"/>.</exception>
    public ProgramSolver(
        IChatClient client, ICodeRunner runner, ProgramSolverOptions? options = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(runner);
        _client = client;
        _runner = runner;
        _loggerFactory = loggerFactory;
        _timeProvider = timeProvider;
        Options = options ?? new ProgramSolverOptions();
    }

    /// <summary>Gets how a program is found. The options are read when a task is put.</summary>
    public ProgramSolverOptions Options { get; }

    /// <summary>Finds a program.</summary>
    /// <param name="task">What it has to do.</param>
    /// <param name="options">What every sample is drawn with; <see cref="ChatOptions.Seed"/> is the base of their seeds.</param>
    /// <param name="cancellationToken">Cancels all samples and runs.</param>
    /// <returns>The programs, what they do, and which was decided on.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="task"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is nothing to run programs on, or the task contradicts itself.</exception>
    /// <exception cref="ConsensusException">Every sample failed.</exception>
    /// <exception cref="IsolationUnavailableException">The machine cannot isolate programs.</exception>
    /// <exception cref="OperationCanceledException">The solution was cancelled.</exception>
    public async Task<ProgramConsensus> SolveAsync(ProgramTask task, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        long seed = options?.Seed ?? Options.Consensus.Seed ?? Random.Shared.NextInt64();
        var inputs = TaskInputs.Of(task, unchecked((int)seed));
        TestProposals proposals = Options.ProposedTests == 0 ? TestProposals.None
            : await TestProposals.AskAsync(_client, task, inputs.Function, options, seed, Options.ProposedTests, cancellationToken).ConfigureAwait(false);
        inputs.Add(proposals.Tests.Select(test => test.Input));
        inputs.Add(inputs.Generate([task.Description], Options.GeneratedInputs, round: 0));
        if (inputs.All.Count == 0)
            throw new ArgumentException("There is nothing to run the programs on. Give an example, or the types of the parameters: Solve(int[] xs, string s) or solve(xs: list[int]).", nameof(task));

        var round = new ProgramRound(_client, new RememberingRunner(_runner), task, options, Options, inputs, proposals.Tests, _loggerFactory, _timeProvider);
        try
        {
            ProgramConsensus program = await round.SolveAsync(seed, cancellationToken).ConfigureAwait(false);
            return program with { Consensus = AddNotes(program.Consensus, inputs, proposals) };
        }
        catch (ConsensusException e) when (e.Chains[0].Exception is IsolationUnavailableException unavailable)
        {
            // It is the same for every sample.
            ExceptionDispatchInfo.Throw(unavailable);
            throw;
        }
    }

    private ConsensusResult AddNotes(ConsensusResult result, TaskInputs inputs, TestProposals proposals)
    {
        List<string> notes = [.. result.Notes];
        if (Options.ProposedTests > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The model was asked {Options.ProposedTests} times for tests and proposed {proposals.Tests.Count}."));
        if (Options.GeneratedInputs > 0 && !inputs.CanGenerate)
            notes.Add("No inputs were generated, since the types of a function's parameters are not known; the programs were compared on the given and proposed ones alone.");
        return result with { Notes = notes, TokensSpent = ChainUsage.Sum([result.TokensSpent, proposals.Usage])! };
    }
}
