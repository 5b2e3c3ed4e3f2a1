using System.Text;

namespace Quorum.LlamaCpp.Chat;

/// <summary>
/// Splits generated text into reasoning and answer at <c>&lt;/think&gt;</c>, however the tokens cut it. Tags appear in neither part, nor do
/// the blank lines around them.
/// </summary>
/// <param name="startsInReasoning">Whether the text begins as reasoning.</param>
/// <param name="startsInside">Whether it goes on with a part that has begun before, so that a blank line at its start belongs to it.</param>
/// <param name="keepsTags">Whether tags in the answer are its text, as in a JSON string.</param>
internal sealed class ReasoningSplitter(bool startsInReasoning, bool startsInside = false, bool keepsTags = false)
{
    private const string Open = "<think>";
    private const string Close = "</think>";

    private readonly StringBuilder _held = new();
    private bool _isAtStart = !startsInside;

    /// <summary>Whether the text that comes next is reasoning.</summary>
    public bool InReasoning { get; private set; } = startsInReasoning;

    private bool SeesTags => InReasoning || !keepsTags;

    /// <summary>Adds generated text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isLast">Whether nothing follows, so that everything held back is let go.</param>
    /// <returns>The parts that became certain, in order; none is empty.</returns>
    public IReadOnlyList<(bool IsReasoning, string Text)> Add(string text, bool isLast)
    {
        _held.Append(text);
        if (_held.Length == 0)
            return [];

        var parts = new List<(bool, string)>();
        var rest = _held.ToString();
        while (SeesTags && FindTag(rest) is { } tag)
        {
            var (before, after) = (rest[..tag.Index], rest[(tag.Index + tag.Text.Length)..]);
            if (InReasoning && tag.Text == Close)
            {
                Emit(parts, before.TrimEnd('\n'));
                (InReasoning, _isAtStart, rest) = (false, true, after);
            }
            else
            {
                // A stray tag goes without a trace; what it held apart may be a tag in turn.
                rest = before + after;
            }
        }

        var end = isLast ? rest.Length : rest.Length - HeldLength(rest);
        Emit(parts, rest[..end]);
        _held.Clear().Append(rest, end, rest.Length - end);
        return parts;
    }

    private static (int Index, string Text)? FindTag(string text)
    {
        var open = text.IndexOf(Open, StringComparison.Ordinal);
        var close = text.IndexOf(Close, StringComparison.Ordinal);
        return (open, close) switch
        {
            ( < 0, < 0) => null,
            ( >= 0, < 0) => (open, Open),
            ( < 0, >= 0) => (close, Close),
            _ => open < close ? (open, Open) : (close, Close),
        };
    }

    private void Emit(List<(bool IsReasoning, string Text)> parts, string text)
    {
        if (_isAtStart)
            text = text.TrimStart('\n');
        if (text.Length == 0)
            return;

        _isAtStart = false;
        parts.Add((InReasoning, text));
    }

    // Possible beginnings of tags at the end of the text, one inside the other, with the blank lines before them that a closing tag would
    // take along.
    private int HeldLength(string text)
    {
        if (!SeesTags)
            return 0;

        var certain = text.AsSpan();
        while (Math.Max(PrefixAtEnd(certain, Open), PrefixAtEnd(certain, Close)) is > 0 and var length)
            certain = certain[..^length];
        return text.Length - (InReasoning ? certain.TrimEnd('\n') : certain).Length;
    }

    private static int PrefixAtEnd(ReadOnlySpan<char> text, string tag)
    {
        for (var length = Math.Min(tag.Length - 1, text.Length); length > 0; length--)
        {
            if (text.EndsWith(tag.AsSpan(0, length), StringComparison.Ordinal))
                return length;
        }

        return 0;
    }
}
