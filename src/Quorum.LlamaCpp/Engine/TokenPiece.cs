using System.Text;
using System.Text.Unicode;

namespace Quorum.LlamaCpp.Engine;

/// <summary>What a token adds to a text: bytes, and the characters they are if they are whole ones, made once for all times it is drawn.</summary>
internal sealed class TokenPiece(byte[] bytes)
{
    public static TokenPiece Empty { get; } = new([]);

    public byte[] Bytes => bytes;

    /// <summary>The characters, or <see langword="null"/> if a character is cut or the bytes are no UTF-8.</summary>
    public string? Text { get; } = Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
}
