using System.Runtime.InteropServices;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp;

/// <summary>Tells which llama.cpp this process runs on. Reading any member loads the libraries, once per process.</summary>
/// <remarks>
/// The libraries are looked for in the folder that the environment variable <c>QUORUM_LLAMACPP_DIR</c> names, else in
/// <c>runtimes/&lt;rid&gt;/native</c> beside the program. Every member throws <see cref="LlamaException"/> when they are missing or of another
/// version.
/// </remarks>
public static unsafe class LlamaRuntime
{
    /// <summary>Gets llama.cpp's version, for example <c>0.5.0-dev</c>.</summary>
    public static string Version => Read(() => (nint)NativeMethods.llama_version());

    /// <summary>Gets the folder that the libraries were loaded from.</summary>
    public static string Directory => LlamaLibrary.Directory;

    /// <summary>Gets the instruction sets and features that llama.cpp uses on this machine, as it prints them.</summary>
    public static string SystemInfo => Read(() => (nint)NativeMethods.llama_print_system_info());

    /// <summary>Gets the devices that models can run on: name and description, the CPU among them.</summary>
    public static IReadOnlyList<string> Devices
    {
        get
        {
            LlamaLibrary.EnsureLoaded();
            var devices = new string[(int)NativeMethods.ggml_backend_dev_count()];
            for (var i = 0; i < devices.Length; i++)
            {
                var device = NativeMethods.ggml_backend_dev_get((nuint)i);
                devices[i] = $"{Marshal.PtrToStringUTF8((nint)NativeMethods.ggml_backend_dev_name(device))}: {Marshal.PtrToStringUTF8((nint)NativeMethods.ggml_backend_dev_description(device))}";
            }

            return devices;
        }
    }

    /// <summary>The graphics cards, over which llama.cpp spreads layers in this order.</summary>
    internal static List<nint> FindGpus()
    {
        const int gpu = 1;
        LlamaLibrary.EnsureLoaded();
        var gpus = new List<nint>();
        for (nuint i = 0; i < NativeMethods.ggml_backend_dev_count(); i++)
        {
            if (NativeMethods.ggml_backend_dev_get(i) is var device && NativeMethods.ggml_backend_dev_type(device) == gpu)
                gpus.Add(device);
        }

        return gpus;
    }

    private static string Read(Func<nint> read)
    {
        LlamaLibrary.EnsureLoaded();
        return Marshal.PtrToStringUTF8(read()) ?? "";
    }
}
