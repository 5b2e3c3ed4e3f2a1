using System.Diagnostics;
using Quorum.Code.Isolation;

namespace Quorum.Code.Workers;

/// <summary>The process in which Python programs run.</summary>
internal static class PythonWorker
{
    // The interpreter's own memory, and what libraries and arenas of threads reserve.
    private const long OwnData = 32 << 20;
    private const long OwnSpace = 256 << 20;

    private const string Question = "import os, sys; print(sys.version_info[0], os.path.realpath(sys.executable), sys.base_prefix, sys.version.split()[0], sep='\\n')";

    // Sets have the same order in every run. That is why it is not isolated mode, which ignores the environment; this one is whole anyway.
    private static readonly Dictionary<string, string> s_environment = new() { ["PYTHONHASHSEED"] = "0", ["PYTHONSAFEPATH"] = "1" };

    private static readonly string _source = ReadSource();

    /// <summary>Finds the interpreter and says how to start a worker with it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static async Task<SandboxCommand> FindAsync(string? path, RunLimits limits)
    {
        (string executable, string prefix, _) = await AskAsync(path).ConfigureAwait(false);
        return new SandboxCommand(
            [executable, "-s", "-S", "-B", "-X", "utf8", "-c", _source],
            [executable, Path.Join(prefix, "lib")],
            s_environment,
            new KernelLimits(limits.Memory + OwnData, limits.Memory + OwnSpace, limits.Files, limits.Threads),
            NeedsProc: false);
    }

    /// <summary>Finds the interpreter and tells its version.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static async Task<string> FindVersionAsync(string? path) => (await AskAsync(path).ConfigureAwait(false)).Version;

    private static async Task<(string Executable, string Prefix, string Version)> AskAsync(string? path)
    {
        string python = path ?? HostTool.Find("python3") ?? throw new InvalidOperationException("Python 3 is missing: there is no 'python3'.");
        var start = new ProcessStartInfo(python, ["-I", "-c", Question]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        string answer = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return answer.Split('\n', StringSplitOptions.RemoveEmptyEntries) is ["3", var executable, var prefix, var version, ..]
            ? (executable, prefix, version)
            : throw new InvalidOperationException($"'{python}' is no interpreter of Python 3.");
    }

    private static string ReadSource()
    {
        using Stream stream = typeof(PythonWorker).Assembly.GetManifestResourceStream("worker.py")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
