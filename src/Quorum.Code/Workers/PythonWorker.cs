using System.Diagnostics;
using Quorum.Code.Isolation;

namespace Quorum.Code.Workers;

/// <summary>The process in which Python programs run.</summary>
internal static class PythonWorker
{
    // The interpreter's own memory, and what libraries and arenas of threads reserve.
    private const long OwnData = 32 << 20;
    private const long OwnSpace = 256 << 20;

    private const string Question = "import os, sys; print(sys.version_info[0], os.path.realpath(sys.executable), sys.base_prefix, sep='\\n')";

    private static readonly string _source = ReadSource();

    /// <summary>Finds the interpreter and says how to start a worker with it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static async Task<SandboxCommand> FindAsync(string? path, RunLimits limits)
    {
        string python = path ?? HostTool.Find("python3") ?? throw new InvalidOperationException("Python 3 is missing: there is no 'python3'.");
        string[] answer = await AskAsync(python).ConfigureAwait(false);
        if (answer is not ["3", var executable, var prefix, ..])
            throw new InvalidOperationException($"'{python}' is no interpreter of Python 3.");
        return new SandboxCommand(
            [executable, "-I", "-S", "-B", "-X", "utf8", "-c", _source],
            [executable, Path.Join(prefix, "lib")],
            new Dictionary<string, string>(),
            new KernelLimits(limits.Memory + OwnData, limits.Memory + OwnSpace, limits.Files, limits.Threads),
            NeedsProc: false);
    }

    private static async Task<string[]> AskAsync(string python)
    {
        var start = new ProcessStartInfo(python, ["-I", "-c", Question]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        string answer = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string ReadSource()
    {
        using Stream stream = typeof(PythonWorker).Assembly.GetManifestResourceStream("worker.py")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
