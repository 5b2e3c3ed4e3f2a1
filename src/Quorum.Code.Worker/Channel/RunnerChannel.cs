using Microsoft.Win32.SafeHandles;

namespace Quorum.Code.Worker;

/// <summary>The worker's end of the socket to the runner, which it was started with as file descriptor 3.</summary>
internal sealed class RunnerChannel : IDisposable
{
    public const int Descriptor = 3;

    private readonly FileStream _stream = new(new SafeFileHandle(Descriptor, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);

    /// <summary>Reads what the runner asks; <see langword="null"/> once it has gone.</summary>
    public byte[][]? Receive() => Frame.Read(_stream);

    public void Send(params ReadOnlySpan<string> parts) => _stream.Write(Frame.Write(parts));

    public void Send(params ReadOnlySpan<byte[]> parts) => _stream.Write(Frame.Write(parts));

    public void SendReady() =>
        Send(Reply.Ready, ((long)Environment.CpuUsage.TotalTime.TotalMicroseconds).ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void Dispose() => _stream.Dispose();
}
