using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Native;

/// <summary>Owns a <c>llama_sampler*</c> that reads the vocabulary of a model, and keeps that model alive.</summary>
internal sealed class SafeSamplerHandle : SafeHandle
{
    private readonly SafeModelHandle _model;

    public SafeSamplerHandle(SafeModelHandle model, nint sampler)
        : base(nint.Zero, ownsHandle: true)
    {
        var added = false;
        model.DangerousAddRef(ref added);
        _model = model;
        SetHandle(sampler);
    }

    public override bool IsInvalid => handle == nint.Zero;

    protected override bool ReleaseHandle()
    {
        NativeMethods.llama_sampler_free(handle);
        _model.DangerousRelease();
        return true;
    }
}
