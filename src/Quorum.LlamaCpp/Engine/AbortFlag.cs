using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Engine;

/// <summary>Tells llama.cpp, which asks while it computes, to stop at once.</summary>
internal sealed unsafe class AbortFlag : IDisposable
{
    private byte* _flag = (byte*)NativeMemory.AllocZeroed(1);

    /// <summary>What llama.cpp calls, with <see cref="CallbackData"/>.</summary>
    public static delegate* unmanaged<void*, byte> Callback => &IsSet;

    public void* CallbackData => _flag;

    public void Set() => Volatile.Write(ref *_flag, 1);

    /// <summary>Frees the flag; nothing may compute any more.</summary>
    public void Dispose()
    {
        NativeMemory.Free(_flag);
        _flag = null;
    }

    [UnmanagedCallersOnly]
    private static byte IsSet(void* flag) => Volatile.Read(ref *(byte*)flag);
}
