using System.Globalization;
using System.Text;

namespace Quorum.Code.Worker;

/// <summary>One program to run on one input.</summary>
/// <param name="Program">The assembly of a C# program, the source in UTF-8 of others.</param>
/// <param name="Function">The function to call; empty to run the program as a whole on its standard input.</param>
/// <param name="Arguments">The function's arguments, a JSON array in UTF-8.</param>
/// <param name="CpuSeconds">The CPU time allowed from now on, in whole seconds; the kernel's limit behind the runner's finer one.</param>
internal sealed record ProgramRequest(byte[] Program, string Function, byte[] Arguments, int CpuSeconds)
{
    public byte[] ToFrame() =>
        Frame.Write(Program, Encoding.UTF8.GetBytes(Function), Arguments, Encoding.ASCII.GetBytes(CpuSeconds.ToString(CultureInfo.InvariantCulture)));

    public static ProgramRequest From(byte[][] parts) =>
        new(parts[0], Encoding.UTF8.GetString(parts[1]), parts[2], int.Parse(Encoding.ASCII.GetString(parts[3]), CultureInfo.InvariantCulture));
}
