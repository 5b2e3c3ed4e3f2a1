using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Native;

/// <summary>Owns a <c>llama_model*</c>.</summary>
internal sealed class SafeModelHandle : SafeHandle
{
    public SafeModelHandle(nint model)
        : base(nint.Zero, ownsHandle: true) => SetHandle(model);

    public override bool IsInvalid => handle == nint.Zero;

    protected override bool ReleaseHandle()
    {
        NativeMethods.llama_model_free(handle);
        return true;
    }
}
