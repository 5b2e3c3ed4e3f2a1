using System.Globalization;
using System.Text;

namespace Quorum.Testing;

/// <summary>A request as it came in.</summary>
/// <param name="Number">Its number, from 1 on.</param>
/// <param name="Path">The path that is asked for.</param>
/// <param name="Headers">Its headers.</param>
internal sealed record ServerRequest(int Number, string Path, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Gets the bytes that are asked for, the last one included; null for all.</summary>
    public (long From, long To)? Range => Headers.TryGetValue("Range", out var range) && range.StartsWith("bytes=", StringComparison.Ordinal)
        && range["bytes=".Length..].Split('-') is [var from, var to]
            ? (long.Parse(from, CultureInfo.InvariantCulture), long.Parse(to, CultureInfo.InvariantCulture))
            : null;

    /// <summary>Gets whether only the first byte is asked for, as a client does that wants to know about the file.</summary>
    public bool IsProbe => Range is (0, 0);

    public static async Task<ServerRequest?> ReadAsync(Stream stream, int number, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, cancellationToken) == 0)
                return null;
            text.Append((char)buffer[0]);
        }

        var lines = text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return new(number, lines[0].Split(' ')[1], lines.Skip(1)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase));
    }
}
