namespace Quorum.Code.Worker;

/// <summary>A program that ends itself with <c>process.exit</c>.</summary>
internal sealed class JavaScriptExit(int code) : Exception
{
    public int Code { get; } = code;
}
