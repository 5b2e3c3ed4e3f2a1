using System.Collections.Concurrent;
using Quorum.Code;

namespace Quorum.Evaluation;

/// <summary>Scores a run from what is on the disk, without drawing anything: answers are read and judged anew.</summary>
/// <param name="run">The run.</param>
/// <param name="runner">Runs the programs that a benchmark asks for.</param>
public sealed class RunScorer(EvaluationRun run, ICodeRunner runner)
{
    /// <summary>
    /// Gets the verifiers of the verified figures; arithmetic and conclusion by default. Without any, chains are not verified. Programs are refuted by
    /// the examples of their question instead.
    /// </summary>
    public IList<IStepVerifier> Verifiers { get; } = [StepVerifiers.Arithmetic, StepVerifiers.Conclusion];

    /// <summary>Gets or sets what is told how many problems have been scored; by default nothing is. It is called by several threads.</summary>
    public Action<int>? Progress { get; set; }

    /// <summary>Scores the problems of which there are samples.</summary>
    /// <param name="cancellationToken">Cancels it; the programs that were run, and what verification found, are remembered.</param>
    /// <returns>The score.</returns>
    /// <exception cref="InvalidDataException">A file of the run was changed meanwhile.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<RunScore> ScoreAsync(CancellationToken cancellationToken = default)
    {
        run.Refresh();
        var scored = new ScoredProblem?[run.Problems.Count];
        var unscored = new ConcurrentDictionary<string, string>();
        int done = 0;
        var verdicts = new ScoreMemory<ProgramVerdict>(run.VerdictFolder, EvaluationJsonContext.OnDisk.DictionaryStringProgramVerdict);
        await using (verdicts.ConfigureAwait(false))
        {
            var refutations = new ScoreMemory<bool>(run.RefutationFolder, EvaluationJsonContext.OnDisk.DictionaryStringBoolean);
            await using (refutations.ConfigureAwait(false))
            {
                var refuter = new ChainRefuter(Verifiers, refutations);
                await Parallel.ForAsync(0, scored.Length, cancellationToken, async (i, token) =>
                {
                    try
                    {
                        scored[i] = await ScoreAsync(run.Problems[i], refuter, verdicts, token).ConfigureAwait(false);
                    }
                    catch (InvalidOperationException e) when (run.Problems[i].Expected is ExpectedProgram)
                    {
                        // No isolation, or no runtime of the language (ICodeRunner.RunAsync).
                        unscored[run.Problems[i].Id] = e.Message;
                    }

                    Progress?.Invoke(Interlocked.Increment(ref done));
                }).ConfigureAwait(false);
            }
        }

        return new RunScore(this, run.Manifest, [.. scored.OfType<ScoredProblem>()], unscored);
    }

    /// <summary>Reads the chains of a problem as they were scored, with their texts and the verdict on every step.</summary>
    internal async Task<IReadOnlyList<Chain>> ReadAsync(ScoredProblem scored, CancellationToken cancellationToken)
    {
        var verifier = new ChainVerifier(Verifiers);
        Dictionary<int, Chain> known = scored.Chains.ToDictionary(chain => chain.Chain.Index, chain => chain.Chain);
        var chains = new List<Chain>();

        // What was drawn since the score is no part of it.
        foreach (Chain drawn in run.Journal.Read(scored.Problem.Id, run.Manifest.Samples).Where(drawn => known.ContainsKey(drawn.Index)))
        {
            Chain chain = known[drawn.Index] with { Reasoning = drawn.Reasoning, Text = drawn.Text };
            if (Verifiers.Count > 0 && chain.Answer is not null)
            {
                (Chain verified, _) = await verifier.TryVerifyAsync(chain, scored.Problem.Question, cancellationToken).ConfigureAwait(false);
                chain = chain with { Verification = verified.Verification is { } marked ? marked with { IsRefuted = chain.Verification is { IsRefuted: true } } : chain.Verification };
            }

            chains.Add(chain);
        }

        return chains;
    }

    private async Task<ScoredProblem?> ScoreAsync(Problem problem, ChainRefuter refuter, ScoreMemory<ProgramVerdict> verdicts, CancellationToken cancellationToken)
    {
        IReadOnlyList<Chain> chains = [.. run.Journal.Read(problem.Id, run.Manifest.Samples).Select(problem.Expected.Read)];
        var scored = new List<ScoredChain>();
        if (problem.Expected is ExpectedProgram program)
        {
            string runtime = chains.Count > 0 && runner is CodeRunner own ? await own.DescribeAsync(program.Language).ConfigureAwait(false) : "";
            var trial = new ProgramTrial(problem, program, verdicts, runner, runtime);
            foreach (Chain chain in chains)
                scored.Add(await trial.TryAsync(WithoutTexts(chain), cancellationToken).ConfigureAwait(false));
        }
        else
        {
            foreach (Chain chain in await refuter.VerifyAsync(chains, problem.Question, cancellationToken).ConfigureAwait(false))
                scored.Add(new ScoredChain(WithoutTexts(chain), AnswerJudge.Judge(problem.Expected, chain.Answer) == true));
        }

        return scored.Count > 0 ? new ScoredProblem(problem, scored, SampleRequest.SeedBase(run.Manifest.Settings.Seed, problem)) : null;
    }

    // Chains of a long run are more than memory holds.
    private static Chain WithoutTexts(Chain chain) => chain with { Reasoning = "", Text = "" };
}
