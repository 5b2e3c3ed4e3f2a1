using System.Collections.Concurrent;
using Quorum.Code;

namespace Quorum.Evaluation;

/// <summary>Scores a run from what is on the disk, without drawing anything: answers are read, verified and judged anew.</summary>
/// <param name="run">The run.</param>
/// <param name="runner">Runs the programs that a benchmark asks for.</param>
public sealed class RunScorer(EvaluationRun run, ICodeRunner runner)
{
    /// <summary>Gets the verifiers of the verified figures; arithmetic and conclusion by default. Without any, chains are not verified.</summary>
    public IList<IStepVerifier> Verifiers { get; } = [StepVerifiers.Arithmetic, StepVerifiers.Conclusion];

    /// <summary>Gets or sets what is told how many problems have been scored; by default nothing is. It is called by several threads.</summary>
    public Action<int>? Progress { get; set; }

    /// <summary>Scores the problems of which there are samples.</summary>
    /// <param name="cancellationToken">Cancels it; the programs that were run are remembered.</param>
    /// <returns>The score.</returns>
    /// <exception cref="InvalidDataException">A file of the run was changed meanwhile.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<RunScore> ScoreAsync(CancellationToken cancellationToken = default)
    {
        run.Refresh();
        var scored = new ScoredProblem?[run.Problems.Count];
        var unscored = new ConcurrentDictionary<string, string>();
        int done = 0;
        var verdicts = new VerdictStore(run.VerdictFolder);
        await using (verdicts.ConfigureAwait(false))
        {
            var judge = new AnswerJudge(verdicts, runner);
            await Parallel.ForAsync(0, scored.Length, cancellationToken, async (i, token) =>
            {
                try
                {
                    scored[i] = await ScoreAsync(run.Problems[i], judge, token).ConfigureAwait(false);
                }
                catch (IsolationUnavailableException e)
                {
                    unscored[run.Problems[i].Id] = e.Message;
                }

                Progress?.Invoke(Interlocked.Increment(ref done));
            }).ConfigureAwait(false);
        }

        return new RunScore(this, run.Manifest, [.. scored.OfType<ScoredProblem>()], unscored);
    }

    /// <summary>Reads, verifies and judges the chains of a problem, with their texts.</summary>
    internal async Task<IReadOnlyList<Chain>> ReadAsync(Problem problem, CancellationToken cancellationToken)
    {
        var verifier = new ChainVerifier(Verifiers);
        var chains = new List<Chain>();
        foreach (Chain drawn in run.Journal.Read(problem.Id, run.Manifest.Samples))
        {
            Chain chain = problem.Expected.Read(drawn);
            if (Verifiers.Count > 0 && chain.Answer is not null)
                (chain, _) = await verifier.TryVerifyAsync(chain, problem.Question, cancellationToken).ConfigureAwait(false);

            chains.Add(chain);
        }

        return chains;
    }

    private async Task<ScoredProblem?> ScoreAsync(Problem problem, AnswerJudge judge, CancellationToken cancellationToken)
    {
        var chains = new List<ScoredChain>();
        foreach (Chain chain in await ReadAsync(problem, cancellationToken).ConfigureAwait(false))
        {
            bool isRight = await judge.JudgeAsync(problem.Expected, chain.Answer, cancellationToken).ConfigureAwait(false);
            chains.Add(new ScoredChain(WithoutTexts(chain), isRight));
        }

        return chains.Count > 0 ? new ScoredProblem(problem, chains, SampleRequest.SeedBase(run.Manifest.Settings.Seed, problem)) : null;
    }

    // Chains of a long run are more than memory holds.
    private static Chain WithoutTexts(Chain chain) => chain with
    {
        Reasoning = "",
        Text = "",
        Verification = chain.Verification is { } verification ? verification with { Steps = [] } : null,
    };
}
