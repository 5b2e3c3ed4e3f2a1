using System.Diagnostics;

namespace Quorum.Benchmarks;

/// <summary>Processes that keep processors busy until they are disposed, or until the process that has started them ends.</summary>
internal sealed class Competitors : IDisposable
{
    /// <summary>The argument that makes this program a competitor.</summary>
    public const string Argument = "compete";

    private readonly List<Process> _processes = [];

    public Competitors(int count)
    {
        for (var i = 0; i < count; i++)
            _processes.Add(Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Argument) { RedirectStandardInput = true })!);
    }

    /// <summary>Computes nothing on one processor until the standard input ends.</summary>
    public static void Run()
    {
        new Thread(Spin) { IsBackground = true }.Start();
        Console.In.ReadToEnd();
    }

    private static void Spin()
    {
        while (true)
            Thread.SpinWait(1000);
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
