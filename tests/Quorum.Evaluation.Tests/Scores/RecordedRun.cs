using System.IO.Compression;
using Quorum.Code;

namespace Quorum.Evaluation.Tests.Scores;

/// <summary>
/// A run of the embedded model over problems of its held-out set, 64 samples each, recorded with <c>quorum eval run</c>; scored once. Whatever model is
/// embedded today, the chains stay what they are. The environment variable QUORUM_RECORDED_RUN names the folder of another complete run to check instead,
/// such as one of all problems (the README of these tests).
/// </summary>
public sealed class RecordedRun : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly CodeRunner _runner = new();

    internal EvaluationRun Run { get; private set; } = null!;

    internal RunScore Score { get; private set; } = null!;

    internal IReadOnlyList<ScoredProblem> Problems => Score.Problems;

    internal int Samples => Run.Manifest.Samples;

    /// <summary>Unpacks the run.</summary>
    internal static void Unpack(string folder)
    {
        using Stream zip = typeof(RecordedRun).Assembly.GetManifestResourceStream("recorded-run.zip")!;
        ZipFile.ExtractToDirectory(zip, folder);
        Directory.CreateDirectory(Path.Combine(folder, "leases"));
    }

    /// <summary>Checks every problem, several at a time.</summary>
    internal void All(Action<ScoredProblem> check)
    {
        Assert.NotEmpty(Problems);
        Parallel.ForEach(Problems, problem =>
        {
            try
            {
                check(problem);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"'{problem.Problem.Id}': {e.Message}", e);
            }
        });
    }

    public async ValueTask InitializeAsync()
    {
        string? other = Environment.GetEnvironmentVariable("QUORUM_RECORDED_RUN");
        if (string.IsNullOrEmpty(other))
            Unpack(_folder.Path);

        Run = EvaluationRun.Open(string.IsNullOrEmpty(other) ? _folder.Path : other);
        Score = await new RunScorer(Run, _runner).ScoreAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _runner.DisposeAsync();
        _folder.Dispose();
    }
}
