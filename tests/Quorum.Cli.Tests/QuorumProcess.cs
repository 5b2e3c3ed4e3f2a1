using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Quorum.Cli.Tests;

/// <summary>The built tool as a child process, as a user starts it. It is killed when it is no longer wanted.</summary>
internal sealed class QuorumProcess : IDisposable
{
    private const int InterruptSignal = 2;
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    // Not the copy beside the tests, which lacks what their own framework has.
    private static readonly string s_tool = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Quorum.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Quorum.Cli.dll"));

    private readonly Process _process;

    private QuorumProcess(Process process) => _process = process;

    public StreamReader Error => _process.StandardError;

    /// <summary>Starts the tool.</summary>
    /// <param name="environment">Variables to set; an empty one is removed.</param>
    /// <param name="args">The command line.</param>
    public static QuorumProcess Start(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [s_tool, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value.Length > 0 ? value : null;
        return new QuorumProcess(Process.Start(start)!);
    }

    /// <summary>Runs the tool to its end.</summary>
    public static async Task<QuorumRun> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var process = Start(environment, args);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        var output = process._process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.Error.ReadToEndAsync(limit.Token);
        await process._process.WaitForExitAsync(limit.Token);
        return new QuorumRun(process._process.ExitCode, await output, await error);
    }

    /// <summary>Waits for a line on standard error that holds a text.</summary>
    public async Task ReadErrorUntilAsync(string text)
    {
        while (await Error.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"The tool ended without saying '{text}'.");
    }

    /// <summary>Does what Ctrl+C does on a terminal.</summary>
    public void Interrupt() => Assert.Equal(0, Kill(_process.Id, InterruptSignal));

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code, and what had not been read of standard error.</returns>
    public async Task<(int ExitCode, string Error)> WaitAsync()
    {
        var error = await Error.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, error);
    }

    /// <summary>Ends the process as <c>kill -9</c> does: it has no chance to do anything more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
