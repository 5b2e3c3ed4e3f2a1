using System.Security.Cryptography;

namespace Quorum.Cli;

/// <summary>The SHA-256 of a file, in lower-case hexadecimal digits.</summary>
internal static class FileHash
{
    public static async Task<string> OfAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
