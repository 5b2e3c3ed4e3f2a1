using System.Diagnostics;
using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Gguf;

namespace Quorum.Testing;

/// <summary>
/// Makes damaged models and has those that the guard lets through run in child processes, so that a model that ends the process is found
/// and named.
/// </summary>
/// <param name="folder">Where the models are written.</param>
/// <param name="start">How a child process is started that calls <see cref="RunFolderAsync"/> with the folder.</param>
internal sealed class DamagedModelRun(string folder, Func<ProcessStartInfo> start)
{
    private readonly Dictionary<string, string> _descriptions = [];

    /// <summary>Gets how many models the guard refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Gets how many models were run.</summary>
    public int Ran { get; private set; }

    /// <summary>Gets how those were damaged that ended a process, or made the guard or llama.cpp do what they should not.</summary>
    public List<string> Failures { get; } = [];

    private string BegunPath => Path.Combine(folder, "begun.txt");

    private string FailedPath => Path.Combine(folder, "failed.txt");

    /// <summary>Tries some seeds of a model.</summary>
    public async Task TryAsync(DamagedModel model, IEnumerable<int> seeds, CancellationToken cancellationToken)
    {
        _descriptions.Clear();
        foreach (int seed in seeds) Write(model, seed);
        Ran += _descriptions.Count;
        await RunInChildrenAsync(cancellationToken);
        if (File.Exists(FailedPath)) Failures.AddRange(File.ReadAllLines(FailedPath).Select(line => $"{_descriptions[line.Split('\t')[0]]}: {line.Split('\t')[1]}"));
        foreach (string path in _descriptions.Keys) Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        File.Delete(BegunPath);
        File.Delete(FailedPath);
    }

    /// <summary>What a child process does: it runs every model of a folder that has not been begun yet, and notes which one it begins.</summary>
    public static async Task RunFolderAsync(string folder, CancellationToken cancellationToken)
    {
        string begunPath = Path.Combine(folder, "begun.txt");
        HashSet<string> begun = File.Exists(begunPath) ? [.. File.ReadAllLines(begunPath)] : [];
        foreach (string path in Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(FileToLoad).Where(path => !begun.Contains(path)))
        {
            await File.AppendAllLinesAsync(begunPath, [path], cancellationToken);
            try
            {
                await RunAsync(path, cancellationToken);
            }
            catch (Exception e) when (e is LlamaException or NotSupportedException or InsufficientMemoryException && !IsKnownInDepth(path))
            {
                // What only other architectures have is left to llama.cpp, which may refuse it.
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                await File.AppendAllLinesAsync(Path.Combine(folder, "failed.txt"), [$"{path}\t{e.GetType()}: {e.Message.ReplaceLineEndings(" ")}"], cancellationToken);
            }
        }
    }

    private static string FileToLoad(string folder) => Directory.GetFiles(folder).Order(StringComparer.Ordinal).First();

    private static bool IsKnownInDepth(string path) => GgufFile.Read(path).GetString("general.architecture") is "llama" or "qwen2" or "qwen3";

    private static async Task RunAsync(string path, CancellationToken cancellationToken)
    {
        using LlamaModel model = LlamaModel.Load(path, cancellationToken: cancellationToken);
        using var engine = new LlamaEngine(model, new() { ContextSize = 256, MaxSequences = 2, Threads = 1 });
        IReadOnlyList<int> text = model.Vocabulary.Tokenize("Hello wörld, 12345\n\n你好 <think>");
        int[] prompt = [.. text.Take(Math.Max(1, engine.ContextSize - 4))];
        if (prompt.Length == 0 || prompt.Length >= engine.ContextSize) return;
        try
        {
            await engine.GenerateAsync(new() { Prompt = prompt, MaxTokens = 3, Sampling = new() { Seed = 1 } }, cancellationToken).ToListAsync(cancellationToken);
        }
        catch (LlamaException)
        {
            // The weights are not what the guard reads; when they give no numbers, the engine says so.
        }
    }

    private void Write(DamagedModel model, int seed)
    {
        string place = Path.Combine(folder, $"{seed:D6}");
        (string description, string path, bool isDamaged) = model.Write(place, seed);
        try
        {
            if (isDamaged)
            {
                GgufFile.Read(path);
                _descriptions.Add(path, description);
                return;
            }
        }
        catch (InvalidGgufException)
        {
            Refused++;
        }
        catch (Exception e)
        {
            Failures.Add($"{description}: the guard threw {e.GetType()}: {e.Message}");
        }

        Directory.Delete(place, recursive: true);
    }

    /// <summary>Runs the models in child processes, a new one after each that died.</summary>
    private async Task RunInChildrenAsync(CancellationToken cancellationToken)
    {
        int begunBefore = 0;
        while (begunBefore < _descriptions.Count)
        {
            (int exitCode, string output) = await RunChildAsync(cancellationToken);
            string[] begun = File.Exists(BegunPath) ? await File.ReadAllLinesAsync(BegunPath, cancellationToken) : [];
            if (begun.Length == begunBefore || (exitCode == 0 && begun.Length < _descriptions.Count))
                throw new InvalidOperationException($"The child process ended with {exitCode} after {begun.Length} of {_descriptions.Count} models: {output}");
            if (exitCode != 0) Failures.Add($"{_descriptions[begun[^1]]}: the process ended with {exitCode}: {output[^Math.Min(output.Length, 400)..]}");
            begunBefore = begun.Length;
        }
    }

    private async Task<(int ExitCode, string Output)> RunChildAsync(CancellationToken cancellationToken)
    {
        ProcessStartInfo info = start();
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        using Process child = Process.Start(info)!;
        Task<string> output = child.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> errors = child.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await child.WaitForExitAsync(cancellationToken);
            return (child.ExitCode, await output + await errors);
        }
        finally
        {
            if (!child.HasExited) child.Kill();
        }
    }
}
