using System.Diagnostics;
using Quorum.Code.Isolation;

namespace Quorum.Code.Workers;

/// <summary>The interpreter of Python 3 on this machine.</summary>
/// <param name="Executable">The program itself, behind all links.</param>
/// <param name="Prefix">The folder of its installation.</param>
/// <param name="Version">Its version, e.g. <c>3.11.7</c>.</param>
internal sealed record PythonInterpreter(string Executable, string Prefix, string Version)
{
    private const string Question = "import os, sys; print(sys.version_info[0], os.path.realpath(sys.executable), sys.base_prefix, sys.version.split()[0], sep='\\n')";

    /// <summary>Finds the interpreter and asks it about itself.</summary>
    /// <param name="path">Where it is, or <see langword="null"/> for the one on the path.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static async Task<PythonInterpreter> FindAsync(string? path)
    {
        string python = path ?? HostTool.Find("python3") ?? throw new InvalidOperationException("Python 3 is missing: there is no 'python3'.");
        var start = new ProcessStartInfo(python, ["-I", "-c", Question]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        string answer = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return answer.Split('\n', StringSplitOptions.RemoveEmptyEntries) is ["3", var executable, var prefix, var version, ..]
            ? new(executable, prefix, version)
            : throw new InvalidOperationException($"'{python}' is no interpreter of Python 3.");
    }
}
