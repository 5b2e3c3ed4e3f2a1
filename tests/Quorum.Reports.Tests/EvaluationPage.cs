using System.IO.Compression;
using System.Text;
using Quorum.Code;
using Quorum.Evaluation;

namespace Quorum.Reports.Tests;

/// <summary>The page of a recorded run of the embedded model, and its figures; written once.</summary>
public sealed class EvaluationPage : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quorum-evaluation-");

    internal EvaluationRun Run { get; private set; } = null!;

    internal RunScore Score { get; private set; } = null!;

    internal string Html { get; private set; } = null!;

    /// <summary>Writes the page of a run.</summary>
    internal static async Task<(RunScore Score, string Html)> WriteAsync(EvaluationRun run, int hardest)
    {
        await using var runner = new CodeRunner();
        RunScore score = await new RunScorer(run, runner).ScoreAsync();
        using var page = new MemoryStream();
        await EvaluationReport.WriteHtmlAsync(score, page, hardest);
        return (score, Encoding.UTF8.GetString(page.ToArray()));
    }

    public async ValueTask InitializeAsync()
    {
        using (Stream zip = typeof(EvaluationPage).Assembly.GetManifestResourceStream("recorded-run.zip")!)
            ZipFile.ExtractToDirectory(zip, _folder.FullName);

        Run = EvaluationRun.Open(_folder.FullName);
        (Score, Html) = await WriteAsync(Run, hardest: 14);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
