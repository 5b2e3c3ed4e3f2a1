using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Quorum.Benchmarks;

/// <summary>node-llama-cpp in a process of its own, on the same version of llama.cpp: it loads the model once and then runs what it is asked for.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process _process;

    private Peer(Process process) => _process = process;

    public static async Task<Peer> StartAsync(string modelPath, IReadOnlyList<int> prompt, int threads)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "peer");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            // Without scripts and optional packages: they would bring the libraries of all platforms, 0.7 GB. What is installed is what the lock file
            // says, but "npm ci" refuses where a registry lacks some of those that are left out.
            Console.WriteLine("Installing node-llama-cpp ...");
            using var install = Start(folder, "npm", ["install", "--no-save", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error"]);
            await install.WaitForExitAsync();
            if (install.ExitCode != 0)
                throw new InvalidOperationException("npm could not install node-llama-cpp; see above.");
        }

        return new Peer(Start(folder, "node", ["peer.mjs", Path.GetFullPath(modelPath), JsonSerializer.Serialize(prompt), threads.ToString(CultureInfo.InvariantCulture)]));
    }

    /// <summary>Draws samples of the prompt, all at once.</summary>
    /// <returns>The time from the first request to the last token.</returns>
    public async Task<TimeSpan> RunAsync(int samples, int tokens, int seed)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { samples, tokens, seed }));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("node-llama-cpp has ended; see above.");
        var result = JsonDocument.Parse(line).RootElement;
        var drawn = result.GetProperty("drawn").GetInt32();
        return drawn == samples * tokens
            ? TimeSpan.FromSeconds(result.GetProperty("seconds").GetDouble())
            : throw new InvalidOperationException($"node-llama-cpp drew {drawn} tokens instead of {samples * tokens}; use fewer tokens.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static Process Start(string folder, string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
