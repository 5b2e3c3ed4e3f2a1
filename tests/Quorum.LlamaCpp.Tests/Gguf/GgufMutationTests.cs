using System.Diagnostics;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Gguf;

/// <summary>Damaged files: the guard refuses them, or llama.cpp loads and runs them and the process lives on.</summary>
public sealed class GgufMutationTests : IDisposable
{
    private const int Mutations = 2000;
    private const string FolderVariable = "QUORUM_DAMAGED_MODELS";

    private readonly string _directory = Directory.CreateTempSubdirectory("quorum-gguf-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Damaged_files_are_refused_or_run_in_a_living_process()
    {
        var run = new DamagedModelRun(_directory, StartChild);
        for (int i = 0; i < DamagedModel.Kinds.Count; i++)
        {
            int share = Mutations / DamagedModel.Kinds.Count;
            await run.TryAsync(DamagedModel.Kinds[i], Enumerable.Range(i * share, share), TestContext.Current.CancellationToken);
        }

        // Both ways out must be taken often, or this proves nothing.
        Assert.InRange(run.Refused, Mutations / 2, Mutations);
        Assert.InRange(run.Ran, Mutations / 10, Mutations);
        Assert.True(run.Failures.Count == 0, string.Join('\n', run.Failures));
    }

    [Fact(Explicit = true)]
    public static async Task Run_a_folder_of_damaged_files()
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, $"{FolderVariable} names no folder; the test of damaged files starts this one.");
        await DamagedModelRun.RunFolderAsync(folder!, TestContext.Current.CancellationToken);
    }

    private ProcessStartInfo StartChild()
    {
        string program = Path.Combine(AppContext.BaseDirectory, typeof(GgufMutationTests).Assembly.GetName().Name!);
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? $"{program}.exe" : program)
        {
            ArgumentList = { "-explicit", "only", "-method", $"{typeof(GgufMutationTests).FullName}.{nameof(Run_a_folder_of_damaged_files)}" },
        };
        start.Environment[FolderVariable] = _directory;
        return start;
    }
}
