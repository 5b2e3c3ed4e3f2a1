using System.Globalization;
using System.Security.Cryptography;
using Quorum.Code;
using Quorum.Code.Behaviours;
using Quorum.Code.Inputs;
using Quorum.Code.Programs;

namespace Quorum.Evaluation;

/// <summary>Tries the programs that were written for one problem: who does the same, which is what they vote by, and who passes the tests.</summary>
/// <remarks>
/// Programs are compared as <see cref="ProgramSolver"/> compares them: on the examples that the question shows and on inputs generated from the types
/// of the parameters and the constants in the question. The other tests are not known to whoever votes. The same problem always has the same inputs.
/// </remarks>
/// <param name="problem">The problem.</param>
/// <param name="expected">What it expects.</param>
/// <param name="memory">What is known of programs that were run before.</param>
/// <param name="runner">Runs programs.</param>
/// <param name="runtime">What the results of programs depend on beside them: the runtime's version and the limits.</param>
internal sealed class ProgramTrial(Problem problem, ExpectedProgram expected, ScoreMemory<ProgramVerdict> memory, ICodeRunner runner, string runtime)
{
    private const int Seed = 0;
    private static readonly int s_generatedInputs = new ProgramSolverOptions().GeneratedInputs;

    // Tests of a contest take megabytes: they are unpacked if a program is to be run, and their hash stands for them.
    private readonly Lazy<CodeTask> _tests = new(expected.Tests.Unpack);
    private readonly string _testsHash = Convert.ToHexStringLower(SHA256.HashData(expected.Tests.Packed.Span));
    private (ProgramTask Task, IReadOnlyList<ProgramInput> Inputs)? _compared;

    /// <summary>Tells of a chain with a program what it does and whether it is right. Programs of the same text are run once.</summary>
    /// <exception cref="IsolationUnavailableException">The machine cannot isolate the program.</exception>
    public async Task<ScoredChain> TryAsync(Chain chain, CancellationToken cancellationToken)
    {
        if (chain.Answer is not { Display: var source })
            return new ScoredChain(chain, IsRight: false);

        ProgramVerdict verdict = await TryAsync(source, cancellationToken).ConfigureAwait(false);
        return verdict.Behaviour is null
            ? new ScoredChain(chain with { Outcome = ChainOutcome.NoAnswer, Answer = null }, IsRight: false)
            : new ScoredChain(
                chain with
                {
                    Answer = new Answer(verdict.Behaviour, source, AnswerKind.Text),
                    Verification = verdict.IsRefuted is { } isRefuted ? new ChainVerification { Steps = [], IsRefuted = isRefuted } : null,
                },
                verdict.Passed);
    }

    private async Task<ProgramVerdict> TryAsync(string source, CancellationToken cancellationToken)
    {
        string key = ScoreKey.Of(runtime, _testsHash, expected.Examples.ToString(CultureInfo.InvariantCulture), expected.Language.ToString(), problem.Question, source);
        if (memory.TryFind(key, out ProgramVerdict known))
            return known;

        var observed = new LimitObserver(runner);
        ProgramVerdict verdict = await RunAsync(observed, new SourceProgram(expected.Language, source), cancellationToken).ConfigureAwait(false);

        // A program that was too slow or too large here may not be so on another machine, or on this one when it is idle.
        if (observed.IsLimitReached)
            memory.Hold(key, verdict);
        else
            memory.Keep(new() { [key] = verdict });

        return verdict;
    }

    private async Task<ProgramVerdict> RunAsync(LimitObserver observed, SourceProgram program, CancellationToken cancellationToken)
    {
        // The examples are tests as well.
        var once = new RememberingRunner(observed);
        TaskResult result = await _tests.Value.JudgeAsync(once, program, cancellationToken).ConfigureAwait(false);
        if (result.Failure is { Outcome: RunOutcome.CompileError } error)
            return new(null, null, Passed: false, error.Message);

        (ProgramTask task, IReadOnlyList<ProgramInput> inputs) = _compared ??= Compared();
        if (inputs.Count == 0)
            return new(program.Source, null, result.Passed, result.Failure?.Message);

        ProgramFailure? failure = await ProgramFailure.FindAsync(once, program, task, inputs, cancellationToken).ConfigureAwait(false);
        Candidate candidate = await Candidate.ObserveAsync(once, program, failure, inputs, task.CpuTime, cancellationToken).ConfigureAwait(false);
        return new(candidate.Behaviour, failure is not null, result.Passed, result.Failure?.Message);
    }

    private (ProgramTask Task, IReadOnlyList<ProgramInput> Inputs) Compared()
    {
        var task = new ProgramTask
        {
            Description = problem.Question,
            Language = expected.Language,
            Examples = [.. _tests.Value.Tests.Take(expected.Examples)],
            CpuTime = _tests.Value.CpuTime,
        };
        var inputs = TaskInputs.Of(task, Seed);

        // A question may name functions that are not the one to write, and a program that reads its standard input is not called.
        if (inputs.Function == (_tests.Value.Tests is [{ Input: FunctionCall call }, ..] ? call.Function : null))
            inputs.Add(inputs.Generate([problem.Question], s_generatedInputs, round: 0));

        return (task, inputs.All);
    }

    /// <summary>Notes whether a program came to a limit of the time or the memory.</summary>
    private sealed class LimitObserver(ICodeRunner runner) : ICodeRunner
    {
        private volatile bool _isLimitReached;

        public bool IsLimitReached => _isLimitReached;

        public async Task<RunResult> RunAsync(SourceProgram program, ProgramInput input, TimeSpan? cpuTime = null, CancellationToken cancellationToken = default)
        {
            RunResult result = await runner.RunAsync(program, input, cpuTime, cancellationToken).ConfigureAwait(false);
            if (result.Outcome is RunOutcome.TimeLimit or RunOutcome.MemoryLimit)
                _isLimitReached = true;
            return result;
        }
    }
}
