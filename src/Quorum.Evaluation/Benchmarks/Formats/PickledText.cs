using System.Buffers.Binary;
using System.Text;

namespace Quorum.Evaluation;

/// <summary>Reads a pickle that is nothing but one text.</summary>
/// <remarks>
/// A pickle is a program that may call anything; of its language only the few instructions are known here that Python's pickler writes for a text, and
/// any other ends the reading.
/// </remarks>
internal static class PickledText
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private enum Instruction : byte
    {
        Protocol = 0x80,
        Frame = 0x95,
        ShortText = 0x8C,
        Text = (byte)'X',
        LongText = 0x8D,
        Memoize = 0x94,
        Put = (byte)'q',
        LongPut = (byte)'r',
        Stop = (byte)'.',
    }

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">The pickle is damaged, or something else than a text.</exception>
    public static string Read(ReadOnlySpan<byte> pickle)
    {
        string? text = null;
        while (true)
        {
            var instruction = (Instruction)Take(ref pickle, 1)[0];
            switch (instruction)
            {
                case Instruction.Protocol:
                case Instruction.Put:
                    Take(ref pickle, 1);
                    break;
                case Instruction.LongPut:
                    Take(ref pickle, 4);
                    break;
                case Instruction.Frame:
                    Take(ref pickle, 8);
                    break;
                case Instruction.Memoize:
                    break;
                case Instruction.ShortText when text is null:
                    text = Decode(Take(ref pickle, Take(ref pickle, 1)[0]));
                    break;
                case Instruction.Text when text is null:
                    text = Decode(Take(ref pickle, BinaryPrimitives.ReadUInt32LittleEndian(Take(ref pickle, 4))));
                    break;
                case Instruction.LongText when text is null:
                    text = Decode(Take(ref pickle, BinaryPrimitives.ReadUInt64LittleEndian(Take(ref pickle, 8))));
                    break;
                case Instruction.Stop when text is not null:
                    return text;
                default:
                    throw new FormatException($"The pickle is more than a text: it has the instruction 0x{(byte)instruction:X2}.");
            }
        }
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, ulong count)
    {
        if (count > (ulong)rest.Length)
            throw new FormatException("The pickle is cut off.");

        ReadOnlySpan<byte> taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }

    private static string Decode(ReadOnlySpan<byte> text)
    {
        try
        {
            return s_strict.GetString(text);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("The text of the pickle is not UTF-8.", e);
        }
    }
}
