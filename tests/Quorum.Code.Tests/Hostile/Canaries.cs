using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Quorum.Code.Tests;

/// <summary>What hostile programs aim at: a file with a secret, the same secret in the environment, a port that listens, a process.</summary>
internal sealed class Canaries : IDisposable
{
    private const string Variable = "QUORUM_CANARY";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quorum-canary-");
    private readonly TcpListener _tcp = new(IPAddress.Loopback, 0);
    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Process _process = System.Diagnostics.Process.Start("sleep", "3600");

    public Canaries()
    {
        System.IO.File.WriteAllText(File, Secret);
        Environment.SetEnvironmentVariable(Variable, Secret);
        _tcp.Start();
        _udp.Bind(new IPEndPoint(IPAddress.Loopback, Port));
    }

    public string Secret { get; } = Guid.NewGuid().ToString("N");

    public string File => Path.Join(_folder.FullName, "secret");

    public int Port => ((IPEndPoint)_tcp.LocalEndpoint).Port;

    public int Process => _process.Id;

    public bool FileIsUntouched => System.IO.File.Exists(File) && System.IO.File.ReadAllText(File) == Secret && _folder.GetFileSystemInfos().Length == 1;

    public bool ProcessIsAlive => !_process.HasExited;

    public bool NetworkIsQuiet => !_tcp.Pending() && _udp.Available == 0;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        _process.Kill();
        _process.Dispose();
        _tcp.Dispose();
        _udp.Dispose();
        _folder.Delete(recursive: true);
    }
}
