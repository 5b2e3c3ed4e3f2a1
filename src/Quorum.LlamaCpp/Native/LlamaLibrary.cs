using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Quorum.LlamaCpp.Native;

/// <summary>
/// Finds llama.cpp's libraries, loads them once per process, refuses another version, and lets ggml pick the CPU variant (or GPU back end)
/// that suits this machine best.
/// </summary>
internal static unsafe partial class LlamaLibrary
{
    public const string DirectoryVariable = "QUORUM_LLAMACPP_DIR";

    private static readonly Lazy<string> s_directory = new(Load);
    private static readonly Dictionary<string, nint> s_libraries = [];

    /// <summary>The folder that the libraries were loaded from; loads them on first use.</summary>
    /// <exception cref="LlamaException">They are missing, do not load, or are of another version.</exception>
    public static string Directory => s_directory.Value;

    public static void EnsureLoaded() => _ = s_directory.Value;

    private static string Load()
    {
        // An assertion in ggml would otherwise start a debugger, if one is installed, before the process ends.
        if (!OperatingSystem.IsWindows())
            _ = NativeMethods.setenv("GGML_NO_BACKTRACE", "1", overwrite: 0);

        var directory = Find();
        foreach (var name in (ReadOnlySpan<string>)[NativeMethods.GgmlBase, NativeMethods.Ggml, NativeMethods.Llama])
            s_libraries[name] = LoadLibrary(directory, name);
        NativeLibrary.SetDllImportResolver(typeof(LlamaLibrary).Assembly, Resolve);

        var hasVersion = NativeLibrary.TryGetExport(s_libraries[NativeMethods.Llama], "llama_version", out _);
        CheckVersion(hasVersion ? Marshal.PtrToStringUTF8((nint)NativeMethods.llama_version())! : BuildInName(directory), directory);
        if (LlamaLayout.FindMismatch() is { } mismatch)
            throw new LlamaException($"The llama.cpp libraries in '{directory}' say that they are version {LlamaLayout.Version}, but their structs differ: {mismatch}. {HowToGetThem}");

        LlamaLog.Install();
        LlamaLog.Begin();
        NativeMethods.ggml_backend_load_all_from_path(directory);
        var reason = LlamaLog.End("no reason was logged");
        if (NativeMethods.ggml_backend_dev_count() == 0)
            throw new LlamaException($"None of the CPU variants (libggml-cpu-*) in '{directory}' suits this machine: {reason}.");
        return directory;
    }

    internal static void CheckVersion(string found, string directory)
    {
        // Builds between releases carry a suffix such as "-dev".
        if (found.Split('-', 2)[0] != LlamaLayout.Version)
            throw new LlamaException($"The llama.cpp libraries in '{directory}' are version {found}, but Quorum.LlamaCpp needs version {LlamaLayout.Version}. {HowToGetThem}");
    }

    // Older libraries do not tell their version, but their files are named after it: libllama.b10068.so.
    private static string BuildInName(string directory) =>
        LibraryFile().Match(Path.GetFileName(FindFile(directory, NativeMethods.Llama)!)).Groups["build"].Value is { Length: > 0 } build
            ? build
            : "unknown (older than 0.5.0)";

    private static string HowToGetThem =>
        $"Rebuild without LlamaCppNativeDir to get the right ones, or set {DirectoryVariable} to a folder that holds version {LlamaLayout.Version}.";

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(DirectoryVariable) is { Length: > 0 } chosen)
        {
            return HasLlama(chosen)
                ? Path.GetFullPath(chosen)
                : throw new LlamaException($"{DirectoryVariable} names '{chosen}', which holds no llama.cpp library ({FileNamePattern(NativeMethods.Llama)}). {HowToGetThem}");
        }

        var rid = $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        string[] candidates = [Path.Combine(AppContext.BaseDirectory, "runtimes", rid, "native"), AppContext.BaseDirectory];
        return Array.Find(candidates, HasLlama)
            ?? throw new LlamaException($"No llama.cpp library ({FileNamePattern(NativeMethods.Llama)}) was found in {string.Join(" or ", candidates.Select(c => $"'{c}'"))}. {HowToGetThem}");
    }

    private static bool HasLlama(string directory) => System.IO.Directory.Exists(directory) && FindFile(directory, NativeMethods.Llama) is not null;

    // File names carry the version and the GPU: libllama.v0.5.0.so, libllama.vulkan.v0.5.0.so, llama.dll.
    private static string? FindFile(string directory, string name) =>
        System.IO.Directory.EnumerateFiles(directory)
            .Where(file => LibraryFile().Match(Path.GetFileName(file)) is { Success: true } match && match.Groups["name"].Value == name)
            .OrderByDescending(file => file.Contains(LlamaLayout.Version, StringComparison.Ordinal))
            .FirstOrDefault();

    private static string FileNamePattern(string name) =>
        OperatingSystem.IsWindows() ? $"{name}*.dll" : OperatingSystem.IsMacOS() ? $"lib{name}*.dylib" : $"lib{name}*.so";

    private static nint LoadLibrary(string directory, string name)
    {
        var file = FindFile(directory, name) ?? throw new LlamaException($"'{directory}' holds llama.cpp but not its library {FileNamePattern(name)}. {HowToGetThem}");
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new LlamaException($"'{file}' could not be loaded: {e.Message} On Linux it needs glibc 2.34 and libstdc++ of GCC 12 or newer (Debian 12, Ubuntu 22.04).", e);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) => s_libraries.GetValueOrDefault(name);

    [GeneratedRegex(@"^(lib)?(?<name>llama|ggml|ggml-base)(\.(?<build>[a-z0-9.]+))?\.(so|dylib|dll)$")]
    private static partial Regex LibraryFile();
}
