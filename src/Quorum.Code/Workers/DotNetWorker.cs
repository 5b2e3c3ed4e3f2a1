using System.Globalization;
using System.Runtime.InteropServices;
using Quorum.Code.Isolation;
using Quorum.Code.Worker;

namespace Quorum.Code.Workers;

/// <summary>The processes in which C# is compiled and run and JavaScript is interpreted.</summary>
internal static class DotNetWorker
{
    // Machine code, stacks, and what the runtime keeps outside of the heap.
    private const long OwnData = 256 << 20;
    private const long CompilerMemory = 512 << 20;
    private const int CompilerThreads = 32;

    private static readonly string[] _compilerFiles = ["Microsoft.CodeAnalysis.dll", "Microsoft.CodeAnalysis.CSharp.dll"];
    private static readonly string[] _scriptFiles = ["Jint.dll", "Acornima.dll"];

    public static SandboxCommand Compiler { get; } = Create("compile", _compilerFiles, CompilerMemory, 1 << 20, CompilerThreads);

    public static SandboxCommand CSharp(RunLimits limits) => Create("csharp", [], limits.Memory, limits.Files, limits.Threads);

    public static SandboxCommand JavaScript(RunLimits limits) => Create("javascript", _scriptFiles, limits.Memory, limits.Files, limits.Threads);

    private static SandboxCommand Create(string mode, string[] libraries, long memory, long files, int threads)
    {
        string worker = typeof(RunnerChannel).Assembly.Location;
        string folder = Path.GetDirectoryName(worker) is { Length: > 0 } found
            ? found
            : throw new InvalidOperationException("Quorum.Code does not run from a single file: its worker has to be a file beside it.");
        string configuration = Path.ChangeExtension(worker, ".runtimeconfig.json");
        string framework = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        string root = Path.GetFullPath(Path.Join(framework, "..", "..", ".."));
        string host = Path.Join(root, "dotnet");
        if (!File.Exists(host) || !File.Exists(configuration))
            throw new InvalidOperationException($"Programs run on the shared .NET runtime; '{(File.Exists(host) ? configuration : host)}' is missing.");
        // What was compiled ahead for this platform, if it was.
        string ahead = Path.Join(folder, "worker", RuntimeInformation.RuntimeIdentifier);
        if (Directory.Exists(ahead))
            (folder, worker) = (ahead, Path.Join(ahead, Path.GetFileName(worker)));
        return new SandboxCommand(
            [host, "exec", "--runtimeconfig", configuration, "--fx-version", Path.GetFileName(framework), worker, mode],
            [host, Path.Join(root, "host", "fxr"), framework, worker, configuration, .. libraries.Select(library => Path.Join(folder, library))],
            new Dictionary<string, string>
            {
                // Less to start, and no pages of code under a second, writable address.
                ["DOTNET_EnableDiagnostics"] = "0",
                ["DOTNET_EnableWriteXorExecute"] = "0",
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_gcConcurrent"] = "0",
                ["DOTNET_gcServer"] = "0",
                ["DOTNET_GCHeapHardLimit"] = memory.ToString("x", CultureInfo.InvariantCulture),
            },
            new KernelLimits(memory + OwnData, null, files, threads),
            NeedsProc: true);
    }
}
