using System.Runtime.InteropServices;
using System.Text;

namespace Quorum.LlamaCpp.Native;

/// <summary>
/// Keeps llama.cpp's own log off the console and collects its warnings and errors per thread, so that a failed call can quote the reason.
/// </summary>
internal static unsafe class LlamaLog
{
    public const int Info = 2;

    private const int Warn = 3;
    private const int Continuation = 5;
    private const int MaxLength = 4096;

    [ThreadStatic]
    private static StringBuilder? t_captured;

    [ThreadStatic]
    private static int t_least;

    [ThreadStatic]
    private static bool t_lineIsKept;

    public static void Install() => NativeMethods.llama_log_set(&Write, null);

    /// <summary>Starts collecting on this thread, dropping what was collected before.</summary>
    public static void Begin(int least = Warn)
    {
        (t_captured ??= new StringBuilder()).Clear();
        t_least = least;
    }

    /// <summary>The warnings and errors (or whatever was asked for) of this thread since <see cref="Begin"/>, or <paramref name="fallback"/> when there were none.</summary>
    public static string End(string fallback)
    {
        var text = t_captured?.ToString().Trim();
        t_captured = null;
        return string.IsNullOrEmpty(text) ? fallback : text.Replace("\n", "; ", StringComparison.Ordinal);
    }

    [UnmanagedCallersOnly]
    private static void Write(int level, byte* text, void* userData)
    {
        if (t_captured is not { } captured)
            return;

        if (level != Continuation)
            t_lineIsKept = level >= t_least;
        if (t_lineIsKept && captured.Length < MaxLength)
            captured.Append(Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text)));
    }
}
