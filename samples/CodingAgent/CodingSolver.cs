using Microsoft.Extensions.AI;
using Quorum;
using Quorum.Code;
using Quorum.Samples;

namespace CodingAgent;

/// <summary>The agent: a model that writes programs, a sandbox that runs them, and a consensus over what they do.</summary>
internal sealed class CodingSolver(IChatClient client, CodingOptions coding, AgentOptions options, IProgress<ConsensusProgress> progress)
{
    public async Task<ProgramConsensus> SolveAsync(ProgramTask task, CancellationToken cancellationToken)
    {
        await using var runner = new CodeRunner(new CodeRunnerOptions { AllowUnisolated = coding.AllowUnisolated });
        var solverOptions = new ProgramSolverOptions
        {
            RepairTurns = coding.Repairs ?? 1,
            ProposedTests = coding.ProposedTests ?? 0,
            Consensus =
            {
                SampleCount = options.Samples,
                Progress = progress,

                // Six programs that do the same are a certificate at 5 %; and no sample is drawn that could not change the outcome, or that is not needed yet.
                StoppingRule = StoppingRules.Any(StoppingRules.AnytimeValid(), StoppingRules.MajorityLocked),
                Dispatch = SampleDispatch.AsNeeded,
            },
        };
        var chatOptions = new ChatOptions
        {
            Temperature = options.Temperature,
            TopP = options.TopP,
            Seed = options.Seed,
            MaxOutputTokens = options.MaxTokens,
        };
        return await new ProgramSolver(client, runner, solverOptions).SolveAsync(task, chatOptions, cancellationToken);
    }
}
