using Quorum.Code.Isolation;

namespace Quorum.Code.Workers;

/// <summary>The process in which Python programs run.</summary>
internal static class PythonWorker
{
    // The interpreter's own memory, and what libraries and arenas of threads reserve.
    private const long OwnData = 32 << 20;
    private const long OwnSpace = 256 << 20;

    // Sets have the same order in every run. That is why it is not isolated mode, which ignores the environment; this one is whole anyway.
    private static readonly Dictionary<string, string> s_environment = new() { ["PYTHONHASHSEED"] = "0", ["PYTHONSAFEPATH"] = "1" };

    private static readonly string _source = ReadSource();

    /// <summary>How to start a worker with an interpreter.</summary>
    public static SandboxCommand Python(PythonInterpreter interpreter, RunLimits limits) =>
        new(
            [interpreter.Executable, "-s", "-S", "-B", "-X", "utf8", "-c", _source],
            [interpreter.Executable, Path.Join(interpreter.Prefix, "lib")],
            s_environment,
            new KernelLimits(limits.Memory + OwnData, limits.Memory + OwnSpace, limits.Files, limits.Threads),
            NeedsProc: false);

    private static string ReadSource()
    {
        using Stream stream = typeof(PythonWorker).Assembly.GetManifestResourceStream("worker.py")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
