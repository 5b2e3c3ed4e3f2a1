using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Quorum.Evaluation;

/// <summary>Draws the missing samples of a run, as one of the processes that share it.</summary>
/// <remarks>
/// Problems are taken in their order, all samples of one before those of the next, so that an engine that evaluates a common prompt once can do so. What
/// another process is drawing is left to it; what is missing in the end, since that process was killed, is drawn in a second pass.
/// </remarks>
/// <param name="run">The run.</param>
/// <param name="client">Draws the samples. It must support concurrent requests.</param>
/// <param name="concurrency">The most samples at the same time.</param>
public sealed class RunWorker(EvaluationRun run, IChatClient client, int concurrency)
{
    private const int MostFailuresInARow = 16;
    private static readonly TimeSpan s_reportEvery = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _time = new();
    private readonly Lock _gate = new();
    private readonly HashSet<(string Problem, int Sample)> _failedSamples = [];
    private int _drawn;
    private int _right;
    private int _judged;
    private long _tokens;
    private int _failuresInARow;
    private string? _lastFailure;
    private Exception? _fatal;
    private TimeSpan _reported = TimeSpan.MinValue;

    /// <summary>Gets or sets the limits; by default there are none.</summary>
    public RunLimits Limits { get; set; } = new();

    /// <summary>Gets or sets what is told how far the run has come, a few times a second and at the end; by default nothing is. It is called by several threads, one at a time.</summary>
    public Action<RunProgress>? Progress { get; set; }

    /// <summary>Draws.</summary>
    /// <param name="cancellationToken">Cuts the samples that are being drawn; they are lost, and drawn by whoever resumes the run.</param>
    /// <returns>Why it ended.</returns>
    /// <exception cref="RunException">One sample after the other failed.</exception>
    /// <exception cref="IOException">The journal cannot be written, or the file system does not lock files.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<RunEnd> RunAsync(CancellationToken cancellationToken = default)
    {
        FileLock.RequireIn(run.LeaseFolder);
        _time.Restart();
        JournalWriter journal = run.Journal.Append();
        await using (journal.ConfigureAwait(false))
        {
            using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var drawing = new List<Task>();
            try
            {
                // Twice, since a problem may have been another process's at first, and left by it since.
                for (int pass = 0; pass < 2 && !IsAtLimit; pass++)
                    await DrawMissingAsync(journal, drawing, cut).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_fatal is not null)
            {
                // What is thrown is what went wrong.
            }
            finally
            {
                await Task.WhenAll(drawing).ConfigureAwait(false);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (_fatal is not null)
            ExceptionDispatchInfo.Throw(_fatal);

        run.Refresh();
        _reported = TimeSpan.MinValue;
        Report();
        return run.Problems.All(problem => !run.MissingOf(problem).Any()) ? RunEnd.Complete : IsAtLimit ? RunEnd.Limit : RunEnd.NothingLeft;
    }

    private bool IsAtLimit => Interlocked.Read(ref _tokens) >= Limits.Tokens || _time.Elapsed >= Limits.Time;

    private async Task DrawMissingAsync(JournalWriter journal, List<Task> drawing, CancellationTokenSource cut)
    {
        run.Refresh();
        for (int i = 0; i < run.Problems.Count && !IsAtLimit; i++)
        {
            Problem problem = run.Problems[i];
            if (!WantedOf(problem).Any() || ProblemLease.TryTake(run, i) is not { } lease)
                continue;

            try
            {
                // Whoever had the lease before may have written in between.
                run.Refresh();
                var request = new SampleRequest(client, problem, run.Manifest);
                foreach (int sample in WantedOf(problem).ToArray())
                {
                    for (; drawing.Count >= concurrency; drawing.RemoveAll(task => task.IsCompleted))
                        await Task.WhenAny(drawing).ConfigureAwait(false);

                    cut.Token.ThrowIfCancellationRequested();
                    if (IsAtLimit)
                        break;

                    lease.Use();
                    drawing.Add(DrawAsync(problem, sample, request, lease, journal, cut));
                }
            }
            finally
            {
                lease.Release();
            }
        }
    }

    private IEnumerable<int> WantedOf(Problem problem)
    {
        lock (_gate)
            return [.. run.MissingOf(problem).Where(sample => !_failedSamples.Contains((problem.Id, sample)))];
    }

    private async Task DrawAsync(Problem problem, int sample, SampleRequest request, ProblemLease lease, JournalWriter journal, CancellationTokenSource cut)
    {
        try
        {
            Chain chain = await request.DrawAsync(sample, cut.Token).ConfigureAwait(false);
            if (chain.Outcome == ChainOutcome.Failed)
            {
                Fail(problem, sample, chain, cut);
            }
            else if (chain.Outcome != ChainOutcome.Cancelled)
            {
                await journal.AppendAsync(JsonSerializer.SerializeToUtf8Bytes(new SampleRecord(problem.Id, sample, chain), EvaluationJsonContext.OnDisk.SampleRecord)).ConfigureAwait(false);
                Record(problem, chain);
            }
        }
        catch (Exception e)
        {
            lock (_gate)
                _fatal ??= e;

            await cut.CancelAsync().ConfigureAwait(false);
        }
        finally
        {
            lease.Release();
        }
    }

    private void Record(Problem problem, Chain chain)
    {
        bool? isRight = AnswerJudge.Judge(problem.Expected, problem.Expected.Read(chain).Answer);
        lock (_gate)
        {
            _failuresInARow = 0;
            _drawn++;
            _tokens += chain.TokensDrawn;
            _judged += isRight is null ? 0 : 1;
            _right += isRight == true ? 1 : 0;
            Report();
        }
    }

    private void Fail(Problem problem, int sample, Chain chain, CancellationTokenSource cut)
    {
        lock (_gate)
        {
            _failedSamples.Add((problem.Id, sample));
            _lastFailure = $"'{problem.Id}': {chain.Error}";
            Report();
            if (++_failuresInARow < MostFailuresInARow)
                return;

            _fatal ??= new RunException($"{_failuresInARow} samples failed one after the other, the last one with: {chain.Error}", chain.Exception);
        }

        cut.Cancel();
    }

    private void Report()
    {
        if (Progress is null || _time.Elapsed - s_reportEvery < _reported)
            return;

        _reported = _time.Elapsed;
        run.Refresh();
        Progress(new RunProgress
        {
            Done = (run.Problems.Count * run.Manifest.Samples) - run.Problems.Sum(problem => run.MissingOf(problem).Count()),
            Total = run.Problems.Count * run.Manifest.Samples,
            Drawn = _drawn,
            Failed = _failedSamples.Count,
            LastFailure = _lastFailure,
            Tokens = _tokens,
            Elapsed = _time.Elapsed,
            Right = _right,
            Judged = _judged,
        });
    }
}
