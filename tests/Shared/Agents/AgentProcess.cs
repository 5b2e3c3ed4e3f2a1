using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Quorum.Samples.Tests;

/// <summary>The built sample as a child process, as a user starts it. It is killed when it hangs or is no longer wanted.</summary>
internal sealed class AgentProcess : IDisposable
{
    private const int InterruptSignal = 2;
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    // MathAgent.Tests lies beside MathAgent.
    private static readonly string s_agent = Path.Combine(AppContext.BaseDirectory, typeof(AgentProcess).Assembly.GetName().Name!.Replace(".Tests", ".dll", StringComparison.Ordinal));

    private readonly Process _process;

    private AgentProcess(Process process) => _process = process;

    /// <summary>Gets the input; close it to say that there are no more questions.</summary>
    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    public StreamReader Error => _process.StandardError;

    public static AgentProcess Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [s_agent, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new AgentProcess(Process.Start(start)!);
    }

    /// <summary>Runs the agent to its end.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="input">What it finds at its standard input.</param>
    public static async Task<AgentRun> RunAsync(string[] args, string input = "")
    {
        using var agent = Start(args);
        await agent.Input.WriteAsync(input);
        agent.Input.Close();
        return await agent.WaitAsync();
    }

    /// <summary>Does what Ctrl+C does on a terminal.</summary>
    public void Interrupt() => Assert.Equal(0, Kill(_process.Id, InterruptSignal));

    /// <summary>Waits for the end.</summary>
    /// <returns>What has not been read of its output yet.</returns>
    public async Task<AgentRun> WaitAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        var output = Output.ReadToEndAsync(limit.Token);
        var error = Error.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return new AgentRun(_process.ExitCode, await output, await error);
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
