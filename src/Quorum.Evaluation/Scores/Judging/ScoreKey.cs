using System.Buffers.Binary;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Quorum.Evaluation;

/// <summary>What a finding of <see cref="ScoreMemory{T}"/> is kept under.</summary>
internal static class ScoreKey
{
    // What the compiler derives from the code: another build of the same code has the same.
    private static readonly string s_version = string.Join(' ', WithReferences(typeof(ScoreKey).Assembly).Distinct().Order());

    /// <summary>Hashes what a finding depends on, and this build of the library's code: the same parts in the same order have the same key, and no others.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, s_version);
        foreach (string part in parts)
            Append(hash, part);

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string part)
    {
        byte[] text = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(text);
    }

    private static IEnumerable<Guid> WithReferences(Assembly code) =>
    [
        code.ManifestModule.ModuleVersionId,
        .. code.GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith(nameof(Quorum), StringComparison.Ordinal))
            .SelectMany(name => WithReferences(Assembly.Load(name))),
    ];
}
