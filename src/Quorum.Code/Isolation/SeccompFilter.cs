using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Quorum.Code.Isolation;

/// <summary>The program with which the kernel checks each system call of a sandboxed process (seccomp, classic BPF).</summary>
/// <remarks>
/// A process in the sandbox stays one process: it has threads, but no children, so the limits on one process are the limits on all. A call that only
/// an attack makes ends it at once (<c>SIGSYS</c>). Calls newer than this list do not exist for it.
/// </remarks>
internal static class SeccompFilter
{
    private const uint KillProcess = 0x8000_0000;
    private const uint Allow = 0x7fff_0000;
    private const uint Error = 0x0005_0000;
    private const uint NoSuchCall = 38;

    private const uint CloneThread = 0x10000;
    private const uint FirstX32Call = 0x4000_0000;
    private const uint FirstUnknownCall = 470;

    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint ArgumentsOffset = 16;

    /// <summary>Assembles the filter for this machine.</summary>
    /// <exception cref="PlatformNotSupportedException">Its architecture is not known here.</exception>
    public static byte[] Assemble()
    {
        bool isArm = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => false,
            Architecture.Arm64 => true,
            var other => throw new PlatformNotSupportedException($"Programs are isolated on x64 and arm64, not on {other}."),
        };
        var code = new List<Instruction>
        {
            Load(ArchitectureOffset),
            new(Op.JumpIfEqual, 1, 0, isArm ? 0xC000_00B7 : 0xC000_003E),
            Return(KillProcess),
            Load(NumberOffset),
            new(Op.JumpIfAtLeast, 0, 1, FirstX32Call),
            Return(KillProcess),
            new(Op.JumpIfAtLeast, 0, 1, FirstUnknownCall),
            Return(Error | NoSuchCall),
        };
        foreach (SystemCall call in SystemCall.Forbidden)
        {
            if ((isArm ? call.Arm64 : call.X64) is { } number)
                code.AddRange([new(Op.JumpIfEqual, 0, 1, number), Return(KillProcess)]);
        }

        // Its flags are out of the filter's reach; C libraries then call clone instead.
        code.AddRange([new(Op.JumpIfEqual, 0, 1, 435), Return(Error | NoSuchCall)]);
        // A clone that is not a thread is a process.
        code.AddRange(
        [
            new(Op.JumpIfEqual, 0, 4, isArm ? 220u : 56u), Load(ArgumentsOffset), new(Op.JumpIfAny, 1, 0, CloneThread), Return(KillProcess), Return(Allow),
        ]);
        code.Add(Return(Allow));

        var bytes = new byte[code.Count * 8];
        for (var i = 0; i < code.Count; i++)
        {
            Span<byte> slot = bytes.AsSpan(i * 8, 8);
            BinaryPrimitives.WriteUInt16LittleEndian(slot, (ushort)code[i].Op);
            slot[2] = code[i].IfTrue;
            slot[3] = code[i].IfFalse;
            BinaryPrimitives.WriteUInt32LittleEndian(slot[4..], code[i].Value);
        }
        return bytes;
    }

    private static Instruction Load(uint offset) => new(Op.Load, 0, 0, offset);

    private static Instruction Return(uint value) => new(Op.Return, 0, 0, value);

    private enum Op : ushort
    {
        Load = 0x20,
        JumpIfEqual = 0x15,
        JumpIfAtLeast = 0x35,
        JumpIfAny = 0x45,
        Return = 0x06,
    }

    private readonly record struct Instruction(Op Op, byte IfTrue, byte IfFalse, uint Value);
}
