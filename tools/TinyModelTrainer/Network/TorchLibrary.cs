using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace TinyModelTrainer.Network;

/// <summary>Makes TorchSharp's native library loadable on systems whose C++ runtime is older than GCC 13, such as Debian 12.</summary>
/// <remarks>
/// The library demands the symbol version GLIBCXX_3.4.32 only for an initialiser that no relocation uses. Marking that demand
/// as weak (VER_FLG_WEAK of the ELF symbol versioning specification) lets an older runtime accept it.
/// </remarks>
internal static class TorchLibrary
{
    private const string DemandedVersion = "GLIBCXX_3.4.32";
    private const uint NeededVersionsSection = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort WeakFlag = 2; // VER_FLG_WEAK

    /// <summary>Prepares the copy of the library beside the program. Call before the first use of TorchSharp.</summary>
    public static void Prepare()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
        if (!File.Exists(path) || SystemProvides(DemandedVersion))
            return;

        var image = File.ReadAllBytes(path);
        if (!TryMarkWeak(image, DemandedVersion))
            return;

        // The file may be a hard link into the package cache, so it is replaced, never written in place.
        var replacement = $"{path}.{Environment.ProcessId}";
        File.WriteAllBytes(replacement, image);
        File.Move(replacement, path, overwrite: true);
    }

    private static bool SystemProvides(string version)
    {
        NativeLibrary.Load("libstdc++.so.6");
        var path = File.ReadLines("/proc/self/maps")
            .Where(line => line.Contains("libstdc++.so", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..])
            .First();
        return File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.ASCII.GetBytes(version + '\0')) >= 0;
    }

    /// <summary>Sets the weak flag of the demand for <paramref name="version"/>; false when there is none or it is weak already.</summary>
    private static bool TryMarkWeak(Span<byte> image, string version)
    {
        var sections = (int)BinaryPrimitives.ReadUInt64LittleEndian(image[0x28..]);
        var sectionSize = BinaryPrimitives.ReadUInt16LittleEndian(image[0x3A..]);
        var sectionCount = BinaryPrimitives.ReadUInt16LittleEndian(image[0x3C..]);
        for (var i = 0; i < sectionCount; i++)
        {
            var section = image[(sections + i * sectionSize)..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(section[4..]) != NeededVersionsSection)
                continue;

            var link = BinaryPrimitives.ReadInt32LittleEndian(section[0x28..]);
            var names = (int)BinaryPrimitives.ReadUInt64LittleEndian(image[(sections + link * sectionSize + 0x18)..]);
            var file = (int)BinaryPrimitives.ReadUInt64LittleEndian(section[0x18..]);
            for (int next = 1; next != 0; file += next)
            {
                next = BinaryPrimitives.ReadInt32LittleEndian(image[(file + 12)..]);
                var demand = file + BinaryPrimitives.ReadInt32LittleEndian(image[(file + 8)..]);
                for (int following = 1; following != 0; demand += following)
                {
                    following = BinaryPrimitives.ReadInt32LittleEndian(image[(demand + 12)..]);
                    var name = image[(names + BinaryPrimitives.ReadInt32LittleEndian(image[(demand + 8)..]))..];
                    if (!name[..name.IndexOf((byte)0)].SequenceEqual(Encoding.ASCII.GetBytes(version)))
                        continue;

                    var flags = image[(demand + 4)..];
                    var value = BinaryPrimitives.ReadUInt16LittleEndian(flags);
                    BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(value | WeakFlag));
                    return (value & WeakFlag) == 0;
                }
            }
        }

        return false;
    }
}
