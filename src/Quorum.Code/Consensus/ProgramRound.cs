using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Quorum.Code.Behaviours;
using Quorum.Code.Inputs;
using Quorum.Code.Programs;

namespace Quorum.Code;

/// <summary>One task, from the first sample to the decision. What was drawn and run stays known while inputs are added and votes counted anew.</summary>
internal sealed class ProgramRound
{
    private readonly RememberingRunner _runner;
    private readonly ProgramTask _task;
    private readonly ProgramSolverOptions _options;
    private readonly TaskInputs _inputs;
    private readonly IReadOnlyList<CodeTest> _proposed;
    private readonly ProgramSampler _sampler;
    private readonly ConsensusSolver<Candidate> _solver;
    private readonly ConcurrentDictionary<long, DrawnProgram> _drawn = new();
    private readonly ConcurrentDictionary<long, int> _agreeing = new();

    public ProgramRound(
        IChatClient client, RememberingRunner runner, ProgramTask task, ChatOptions? chatOptions, ProgramSolverOptions options, TaskInputs inputs,
        IReadOnlyList<CodeTest> proposed, ILoggerFactory? loggerFactory, TimeProvider? timeProvider)
    {
        _runner = runner;
        _task = task;
        _options = options;
        _inputs = inputs;
        _proposed = proposed;
        _sampler = new ProgramSampler(client, runner, task, inputs.All, chatOptions, options);
        ConsensusOptions consensus = options.Consensus.Clone();
        consensus.DecisionRule ??= DecisionRules.Verified(proposed.Count == 0 ? DecisionRules.Majority : DecisionRules.Weighted(Weigh, 1 + proposed.Count, "agreeing-tests"));
        _solver = new ConsensusSolver<Candidate>(DrawAsync, equivalence: null, consensus, loggerFactory, timeProvider);
    }

    /// <summary>Draws and decides; then looks for inputs that split the leading group, and if there are any, decides anew.</summary>
    public async Task<ProgramConsensus> SolveAsync(long seed, CancellationToken cancellationToken)
    {
        TimeSpan elapsed = TimeSpan.Zero;
        for (var refinements = 0; ; refinements++)
        {
            ConsensusResult<Candidate> result = await _solver.SolveAsync(_task.Description, seed, cancellationToken).ConfigureAwait(false);
            elapsed += result.Consensus.Elapsed;
            if (refinements == _options.Refinements || !await SplitLeaderAsync(result, refinements, cancellationToken).ConfigureAwait(false))
                return ToConsensus(result, elapsed, refinements);
        }
    }

    private async Task<SampledValue<Candidate>> DrawAsync(long seed, CancellationToken cancellationToken)
    {
        if (!_drawn.TryGetValue(seed, out DrawnProgram? drawn))
            _drawn[seed] = drawn = await _sampler.DrawAsync(seed, cancellationToken).ConfigureAwait(false);

        Candidate? candidate = drawn.Program is not { } program || drawn.Failure is { IsOfSource: true } ? null
            : await Candidate.ObserveAsync(_runner, program, drawn.Failure, _inputs.All, _task.CpuTime, cancellationToken).ConfigureAwait(false);
        if (candidate is not null && drawn.Failure is null)
            _agreeing[seed] = _proposed.Count(test => test.Judge(candidate.Runs[_inputs.IndexOf(test.Input)]).Outcome == RunOutcome.Ok);

        return new SampledValue<Candidate>(candidate)
        {
            Reasoning = drawn.Reasoning,
            Text = drawn.Text,
            Usage = drawn.Usage,
            Verification = drawn.Verification,
        };
    }

    /// <summary>One vote, and one more for every proposed test that the program passes; so a group's weight grows with both, as in CodeT.</summary>
    private double Weigh(Chain chain) => 1 + _agreeing.GetValueOrDefault(chain.Seed);

    private async Task<bool> SplitLeaderAsync(ConsensusResult<Candidate> result, int round, CancellationToken cancellationToken)
    {
        if (result.Consensus.Decision is not { } leader)
            return false;

        SourceProgram[] programs = [.. leader.Members.Select(member => result.Values[member].Program).Distinct()];
        if (programs.Length < 2)
            return false;

        IReadOnlyList<ProgramInput> fresh = _inputs.Generate([_task.Description, .. programs.Select(program => program.Source)], _options.GeneratedInputs, round + 1);
        IReadOnlyList<RunResult>[] runs = await Task.WhenAll(programs.Select(program =>
            Behaviour.ObserveAsync(_runner, program, fresh, _task.CpuTime, cancellationToken))).ConfigureAwait(false);
        ProgramInput[] splitting = [.. fresh.Where((input, i) => runs.Select(all => Behaviour.Key(input, all[i])).Distinct().Skip(1).Any())];
        _inputs.Add(splitting);
        return splitting.Length > 0;
    }

    private ProgramConsensus ToConsensus(ConsensusResult<Candidate> result, TimeSpan elapsed, int refinements) => new()
    {
        Consensus = result.Consensus with { Elapsed = elapsed },
        Inputs = [.. _inputs.All],
        Groups = [.. result.Consensus.Groups.Select(group => ToGroup(group, result.Values))],
        Samples = result.Consensus.Chains
            .Where(chain => _drawn.ContainsKey(chain.Seed))
            .ToDictionary(chain => chain.Index, chain => ToSample(_drawn[chain.Seed])),
        ProposedTests = _proposed,
        Refinements = refinements,
    };

    private ProgramGroup ToGroup(AnswerGroup group, IReadOnlyDictionary<int, Candidate> values)
    {
        IEnumerable<Candidate> members = group.Members.Select(member => values[member]);
        Candidate chosen = _options.Choice == ProgramChoice.Fastest
            ? members.MinBy(candidate => candidate.Runs.Sum(run => run.CpuTime.Ticks))!
            : members.MinBy(candidate => candidate.Program.Source.Count(c => !char.IsWhiteSpace(c)))!;
        return new ProgramGroup { Votes = group, Program = chosen.Program, Runs = chosen.Runs };
    }

    private static ProgramSample ToSample(DrawnProgram drawn) => new(drawn.Program, drawn.Failure?.ToString(), drawn.Repairs);
}
