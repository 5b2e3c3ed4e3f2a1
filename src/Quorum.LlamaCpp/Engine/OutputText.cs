using System.Text;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Turns the bytes of drawn tokens into text: whole characters only, and nothing that may yet turn out to be the start of a stop string.
/// </summary>
internal sealed class OutputText(IReadOnlyList<string> stopStrings)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _held = new();

    /// <summary>Tells whether a stop string has appeared; the text before it is then out, and nothing more will come.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Adds a token's bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="isLast">Whether nothing follows, so that everything held back is let go.</param>
    /// <returns>The text that became certain.</returns>
    public string Add(ReadOnlySpan<byte> bytes, bool isLast)
    {
        // What an earlier token left incomplete may come out now as well.
        var most = Encoding.UTF8.GetMaxCharCount(bytes.Length + 3);
        Span<char> buffer = stackalloc char[256];
        var characters = most <= buffer.Length ? buffer : new char[most];
        var count = _decoder.GetChars(bytes, characters, isLast);
        if (stopStrings.Count == 0)
            return count == 0 ? "" : new string(characters[..count]);

        _held.Append(characters[..count]);
        return Release(_held.ToString(), isLast);
    }

    private string Release(string text, bool isLast)
    {
        var stop = -1;
        foreach (var candidate in stopStrings)
        {
            var at = text.IndexOf(candidate, StringComparison.Ordinal);
            if (at >= 0 && (stop < 0 || at < stop))
                stop = at;
        }

        Stopped = stop >= 0;
        var end = Stopped ? stop : isLast ? text.Length : text.Length - PossibleStopLength(text);
        _held.Clear();
        if (!Stopped)
            _held.Append(text, end, text.Length - end);
        return text[..end];
    }

    // The length of the longest end of the text that is the beginning of a stop string.
    private int PossibleStopLength(string text)
    {
        var longest = 0;
        foreach (var candidate in stopStrings)
        {
            for (var length = Math.Min(candidate.Length - 1, text.Length); length > longest; length--)
            {
                if (text.AsSpan(text.Length - length).SequenceEqual(candidate.AsSpan(0, length)))
                    longest = length;
            }
        }

        return longest;
    }
}
