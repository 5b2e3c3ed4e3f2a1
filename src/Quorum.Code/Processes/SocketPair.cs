using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Quorum.Code.Processes;

/// <summary>Two connected sockets: one end stays here, the other becomes a file descriptor of a process.</summary>
/// <remarks>Sockets and not pipes, because .NET waits for them without holding a thread.</remarks>
internal sealed class SocketPair : IDisposable
{
    // Above every descriptor that a process is started with, so that none is overwritten before it is passed on.
    private const int LowestTheirs = 32;

    private SocketPair(Socket mine, SafeFileHandle theirs)
    {
        Mine = new NetworkStream(mine, ownsSocket: true);
        Theirs = theirs;
    }

    /// <summary>Gets the end that stays here.</summary>
    public NetworkStream Mine { get; }

    /// <summary>Gets the end to pass on.</summary>
    public SafeFileHandle Theirs { get; }

    /// <exception cref="Win32Exception">The system has no more descriptors.</exception>
    public static unsafe SocketPair Create()
    {
        int* ends = stackalloc int[2];
        if (LibC.socketpair(LibC.AF_UNIX, LibC.SOCK_STREAM | LibC.SOCK_CLOEXEC, 0, ends) != 0)
            throw new Win32Exception();
        using var low = new SafeFileHandle(ends[1], ownsHandle: true);
        var mine = new Socket(new SafeSocketHandle(ends[0], ownsHandle: true));
        int high = LibC.fcntl(ends[1], LibC.F_DUPFD_CLOEXEC, LowestTheirs);
        if (high < 0)
        {
            int error = Marshal.GetLastPInvokeError();
            mine.Dispose();
            throw new Win32Exception(error);
        }
        return new SocketPair(mine, new SafeFileHandle(high, ownsHandle: true));
    }

    public void Dispose()
    {
        Mine.Dispose();
        Theirs.Dispose();
    }
}
