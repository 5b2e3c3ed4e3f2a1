using System.IO.Compression;
using Quorum.Code;

namespace Quorum.Evaluation.Tests.Scores;

/// <summary>
/// A run of the embedded model over problems of its held-out set, 64 samples each, recorded with <c>quorum eval run</c>; scored once. Whatever model is
/// embedded today, the chains stay what they are.
/// </summary>
public sealed class RecordedRun : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly CodeRunner _runner = new();

    internal EvaluationRun Run { get; private set; } = null!;

    internal RunScore Score { get; private set; } = null!;

    internal IReadOnlyList<ScoredProblem> Problems => Score.Problems;

    /// <summary>Unpacks the run.</summary>
    internal static void Unpack(string folder)
    {
        using Stream zip = typeof(RecordedRun).Assembly.GetManifestResourceStream("recorded-run.zip")!;
        ZipFile.ExtractToDirectory(zip, folder);
        Directory.CreateDirectory(Path.Combine(folder, "leases"));
    }

    public async ValueTask InitializeAsync()
    {
        Unpack(_folder.Path);
        Run = EvaluationRun.Open(_folder.Path);
        Score = await new RunScorer(Run, _runner).ScoreAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _runner.DisposeAsync();
        _folder.Dispose();
    }
}
