using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Native;

/// <summary>Owns a <c>llama_context*</c> and keeps its model alive, since llama.cpp crashes when a model is freed before its contexts.</summary>
internal sealed class SafeContextHandle : SafeHandle
{
    private readonly SafeModelHandle _model;

    public SafeContextHandle(SafeModelHandle model, nint context)
        : base(nint.Zero, ownsHandle: true)
    {
        var added = false;
        model.DangerousAddRef(ref added);
        _model = model;
        SetHandle(context);
    }

    public override bool IsInvalid => handle == nint.Zero;

    protected override bool ReleaseHandle()
    {
        NativeMethods.llama_free(handle);
        _model.DangerousRelease();
        return true;
    }
}
