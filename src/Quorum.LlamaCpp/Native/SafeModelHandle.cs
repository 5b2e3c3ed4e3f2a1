using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Native;

/// <summary>Owns a <c>llama_model*</c>.</summary>
internal sealed class SafeModelHandle : SafeHandle
{
    public SafeModelHandle(nint model)
        : base(nint.Zero, ownsHandle: true) => SetHandle(model);

    public override bool IsInvalid => handle == nint.Zero;

    /// <summary>Keeps the model alive, for calls that take a pointer into it instead of this handle.</summary>
    /// <exception cref="ObjectDisposedException">The model is freed.</exception>
    public Lease Hold() => new(this);

    protected override bool ReleaseHandle()
    {
        NativeMethods.llama_model_free(handle);
        return true;
    }

    /// <summary>A time during which the model is not freed.</summary>
    public readonly ref struct Lease
    {
        private readonly SafeModelHandle _model;

        public Lease(SafeModelHandle model)
        {
            var added = false;
            model.DangerousAddRef(ref added);
            _model = model;
        }

        public void Dispose() => _model.DangerousRelease();
    }
}
