// expect: CompileError
using var client = new System.Net.Sockets.TcpClient("127.0.0.1", {port});
