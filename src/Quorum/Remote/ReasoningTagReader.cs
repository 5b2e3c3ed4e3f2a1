using System.Text;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Parts text that arrives piece by piece at the tags around its reasoning, however the pieces cut them.</summary>
/// <remarks>
/// Tags and the blank lines around them are in neither part. An opening tag counts at the very start only, and a text that was cut before the
/// closing tag is reasoning to its end.
/// </remarks>
/// <param name="startsInReasoning">Whether the text begins as reasoning, since the prompt has the opening tag.</param>
internal sealed class ReasoningTagReader(bool startsInReasoning)
{
    private readonly StringBuilder _held = new();
    private bool _isOpeningDecided;
    private bool _isReasoning = startsInReasoning;
    private bool _isAtStart = startsInReasoning;

    /// <summary>Adds a piece.</summary>
    /// <param name="text">The piece.</param>
    /// <param name="isLast">Whether nothing follows, so that all that is held back is let go.</param>
    /// <returns>The contents that became certain, in order; none is empty.</returns>
    public IReadOnlyList<AIContent> Read(string text, bool isLast)
    {
        _held.Append(text);
        var contents = new List<AIContent>();
        if (!_isOpeningDecided && !TryDecideOpening(isLast))
            return contents;

        if (_isReasoning && !TryCloseReasoning(contents, isLast))
            return contents;

        Emit(contents, _held.ToString());
        _held.Clear();
        return contents;
    }

    private bool TryDecideOpening(bool isLast)
    {
        string text = _held.ToString();
        string trimmed = text.TrimStart();
        if (!isLast && ReasoningTags.Open.Any(tag => trimmed.Length < tag.Length && tag.StartsWith(trimmed, StringComparison.OrdinalIgnoreCase)))
            return false;

        _isOpeningDecided = true;
        if (ReasoningTags.Open.FirstOrDefault(tag => trimmed.StartsWith(tag, StringComparison.OrdinalIgnoreCase)) is { } opened)
        {
            (_isReasoning, _isAtStart) = (true, true);
            _held.Clear().Append(trimmed, opened.Length, trimmed.Length - opened.Length);
        }

        return true;
    }

    /// <summary>Hands over what is certainly reasoning.</summary>
    /// <returns>Whether the reasoning is closed, so that what is held is text.</returns>
    private bool TryCloseReasoning(List<AIContent> contents, bool isLast)
    {
        string text = _held.ToString();
        (int index, int length) = FindClose(text);
        if (index < 0)
        {
            int certain = isLast ? text.Length : CertainLength(text);
            Emit(contents, text[..certain]);
            _held.Clear().Append(text, certain, text.Length - certain);
            return false;
        }

        Emit(contents, text[..index].TrimEnd('\n', '\r'));
        _held.Clear().Append(text, index + length, text.Length - index - length);
        (_isReasoning, _isAtStart) = (false, true);
        return true;
    }

    private void Emit(List<AIContent> contents, string text)
    {
        if (_isAtStart)
            text = text.TrimStart('\n', '\r');
        if (text.Length == 0)
            return;

        _isAtStart = false;
        contents.Add(_isReasoning ? new TextReasoningContent(text) : new TextContent(text));
    }

    private static (int Index, int Length) FindClose(string text) => ReasoningTags.Close
        .Select(tag => (Index: text.IndexOf(tag, StringComparison.OrdinalIgnoreCase), tag.Length))
        .Where(found => found.Index >= 0)
        .DefaultIfEmpty((Index: -1, Length: 0))
        .MinBy(found => found.Index);

    // All but what may turn out to be a closing tag, and the blank lines before it.
    private static int CertainLength(string text)
    {
        int length = text.Length;
        for (int start = Math.Max(0, text.Length - ReasoningTags.Close.Max(tag => tag.Length)); start < text.Length; start++)
        {
            if (ReasoningTags.Close.Any(tag => tag.AsSpan().StartsWith(text.AsSpan(start), StringComparison.OrdinalIgnoreCase)))
            {
                length = start;
                break;
            }
        }

        return text.AsSpan(0, length).TrimEnd("\r\n").Length;
    }
}
