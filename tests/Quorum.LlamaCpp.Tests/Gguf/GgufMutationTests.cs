using System.Diagnostics;
using Quorum.LlamaCpp.Gguf;
using Quorum.LlamaCpp.Tests.Engine;

namespace Quorum.LlamaCpp.Tests.Gguf;

/// <summary>Damaged files: the guard refuses them, or llama.cpp loads and runs them and the process lives on.</summary>
public sealed class GgufMutationTests : IDisposable
{
    private const int Mutations = 2000;
    private const string FolderVariable = "QUORUM_DAMAGED_MODELS";

    private readonly string _directory = Directory.CreateTempSubdirectory("quorum-gguf-").FullName;

    private string BegunPath => Path.Combine(_directory, "begun.txt");

    private string FailedPath => Path.Combine(_directory, "failed.txt");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Damaged_files_are_refused_or_run_in_a_living_process()
    {
        byte[] original = Original();
        var mutation = new GgufMutation(original);
        var descriptions = new Dictionary<string, string>();
        int refused = 0;
        for (int seed = 0; seed < Mutations; seed++)
        {
            (string description, byte[] file) = mutation.Apply(seed);
            try
            {
                EditableModel.Parse(file);
            }
            catch (InvalidGgufException)
            {
                refused++;
                continue;
            }

            if (file.AsSpan().SequenceEqual(original)) continue;
            string path = Path.Combine(_directory, $"{seed:D6}.gguf");
            File.WriteAllBytes(path, file);
            descriptions.Add(path, description);
        }

        // Both ways out must be taken often, or this proves nothing.
        Assert.InRange(refused, Mutations / 2, Mutations);
        Assert.InRange(descriptions.Count, Mutations / 10, Mutations);
        List<string> killers = await RunInChildrenAsync(descriptions.Count);
        Assert.True(killers.Count == 0, $"These ended the process:\n{string.Join('\n', killers.Select(path => descriptions[path]))}");
        Assert.Empty(File.Exists(FailedPath) ? File.ReadAllText(FailedPath) : "");
    }

    /// <summary>What a child process does: it runs every model of a folder that has not been begun yet, and notes which one it begins.</summary>
    [Fact(Explicit = true)]
    public static async Task Run_a_folder_of_damaged_files()
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, $"{FolderVariable} names no folder; the test of damaged files starts this one.");
        string begunPath = Path.Combine(folder!, "begun.txt");
        HashSet<string> begun = File.Exists(begunPath) ? [.. File.ReadAllLines(begunPath)] : [];
        foreach (string path in Directory.GetFiles(folder!, "*.gguf").Order(StringComparer.Ordinal).Where(path => !begun.Contains(path)))
        {
            File.AppendAllLines(begunPath, [path]);
            try
            {
                await RunAsync(path);
            }
            catch (Exception e) when (e is LlamaException or NotSupportedException && GgufFile.Read(path).GetString("general.architecture") != "llama")
            {
                // What only other architectures have is left to llama.cpp, which may refuse it.
            }
            catch (Exception e)
            {
                File.AppendAllLines(Path.Combine(folder!, "failed.txt"), [$"{path}: {e.GetType()}: {e.Message}"]);
            }
        }
    }

    private static byte[] Original() => new EditableModel(new() { Vocabulary = 300 })
        .SetTensor("rope_freqs.weight", GgufTensorType.F32, 8)
        .SetTensor("blk.0.attn_q.bias", GgufTensorType.F32, 64)
        .Set(writer => writer
            .Add("general.alignment", 32u)
            .Add("general.file_type", 1u)
            .Add("llama.expert_count", 0u)
            .Add("llama.attention.causal", true)
            .Add("llama.rope.scaling.type", "linear")
            .Add("llama.rope.scaling.factor", 1f)
            .Add("llama.rope.scaling.original_context_length", 2048u)
            .Add("tokenizer.chat_template", "{{ messages }}"))
        .ToBytes();

    private static async Task RunAsync(string path)
    {
        using LlamaModel model = LlamaModel.Load(path);
        using var engine = new LlamaEngine(model, new() { ContextSize = 256, MaxSequences = 2, Threads = 1 });
        IReadOnlyList<int> text = model.Vocabulary.Tokenize("Hello wörld, 12345\n\n你好 <think>");
        int[] prompt = [.. text.Take(Math.Max(1, engine.ContextSize - 4))];
        try
        {
            if (prompt.Length > 0 && prompt.Length < engine.ContextSize) await engine.RunAsync(new() { Prompt = prompt, MaxTokens = 3, Sampling = new() { Seed = 1 } });
        }
        catch (LlamaException)
        {
            // The weights are not what the guard reads; when they give no numbers, the engine says so.
        }
    }

    /// <summary>Runs the files in child processes, a new one after each that died, and returns the files that killed one.</summary>
    private async Task<List<string>> RunInChildrenAsync(int files)
    {
        var killers = new List<string>();
        while (true)
        {
            (int exitCode, string output) = await RunChildAsync();
            string[] begun = File.Exists(BegunPath) ? File.ReadAllLines(BegunPath) : [];
            if (exitCode == 0)
            {
                Assert.Equal(files, begun.Length);
                return killers;
            }

            Assert.True(begun.Length > killers.Count, $"The child process failed before it began: {output}");
            killers.Add(begun[^1]);
        }
    }

    private async Task<(int ExitCode, string Output)> RunChildAsync()
    {
        string program = Path.Combine(AppContext.BaseDirectory, typeof(GgufMutationTests).Assembly.GetName().Name!);
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? $"{program}.exe" : program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "-explicit", "only", "-method", $"{typeof(GgufMutationTests).FullName}.{nameof(Run_a_folder_of_damaged_files)}",
            },
        };
        start.Environment[FolderVariable] = _directory;
        using Process child = Process.Start(start)!;
        Task<string> output = child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (child.ExitCode, await output + await errors);
        }
        finally
        {
            if (!child.HasExited) child.Kill();
        }
    }
}
