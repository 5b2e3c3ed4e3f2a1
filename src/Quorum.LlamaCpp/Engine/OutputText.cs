using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Turns drawn tokens into text: whole characters only, and nothing that may yet turn out to be the start of a stop string. A token of whole
/// characters that starts no stop string gives its own text, without a copy.
/// </summary>
internal sealed class OutputText(IReadOnlyList<string> stopStrings)
{
    private readonly StringBuilder _held = new();
    private byte[] _incomplete = [];

    /// <summary>Tells whether a stop string has appeared; the text before it is then out, and nothing more will come.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Adds a token.</summary>
    /// <param name="piece">What it stands for.</param>
    /// <param name="isLast">Whether nothing follows, so that everything held back is let go.</param>
    /// <returns>The text that became certain.</returns>
    public string Add(TokenPiece piece, bool isLast)
    {
        var text = _incomplete.Length == 0 && piece.Text is { } whole ? whole : Complete(piece.Bytes, isLast);
        if (stopStrings.Count == 0)
            return text;
        if (_held.Length > 0)
            text = _held.Append(text).ToString();
        return Release(text, isLast);
    }

    // Joins the bytes to those that earlier tokens left, and keeps what is no whole character yet.
    private string Complete(byte[] bytes, bool isLast)
    {
        byte[] all = [.. _incomplete, .. bytes];
        var characters = ArrayPool<char>.Shared.Rent(all.Length);
        Utf8.ToUtf16(all, characters, out var read, out var written, replaceInvalidSequences: true, isFinalBlock: isLast);
        _incomplete = all[read..];
        var text = new string(characters, 0, written);
        ArrayPool<char>.Shared.Return(characters);
        return text;
    }

    private string Release(string text, bool isLast)
    {
        var stop = -1;
        for (var i = 0; i < stopStrings.Count; i++)
        {
            var at = text.IndexOf(stopStrings[i], StringComparison.Ordinal);
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
        for (var i = 0; i < stopStrings.Count; i++)
        {
            var candidate = stopStrings[i];
            for (var length = Math.Min(candidate.Length - 1, text.Length); length > longest; length--)
            {
                if (text.AsSpan(text.Length - length).SequenceEqual(candidate.AsSpan(0, length)))
                    longest = length;
            }
        }

        return longest;
    }
}
