using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel.Tests;

/// <summary>A kernel of one test.</summary>
internal sealed class OwnKernel : IDisposable
{
    public OwnKernel(Action<IKernelBuilder> configure)
    {
        var builder = Kernel.CreateBuilder();
        configure(builder);
        Value = builder.Build();
    }

    public Kernel Value { get; }

    public void Dispose() => ((IDisposable)Value.Services).Dispose();
}
