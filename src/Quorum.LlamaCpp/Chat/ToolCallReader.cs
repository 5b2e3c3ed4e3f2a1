using System.Text;
using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Chat;

/// <summary>
/// Finds the calls of tools in the text of an answer, however the tokens cut it. A call comes whole or not at all; what looks like one but is
/// not stays text, with an <see cref="ErrorContent"/> that says so.
/// </summary>
/// <param name="syntax">How calls are written.</param>
/// <param name="allowsSeveral">Whether calls after the first count.</param>
internal sealed class ToolCallReader(ToolCallSyntax syntax, bool allowsSeveral)
{
    /// <summary>The error code of a call that cannot be read.</summary>
    public const string MalformedCall = "malformed_tool_call";

    private readonly string[] _tags = [.. new[] { syntax.CallStart, syntax.ListStart, syntax.ListEnd }.Where(tag => tag.Length > 0)];
    private readonly StringBuilder _held = new();
    private bool _isInCall;

    /// <summary>Whether a call has been found.</summary>
    public bool HasCalls { get; private set; }

    /// <summary>Adds a piece of the answer.</summary>
    /// <param name="text">The piece.</param>
    /// <param name="isLast">Whether nothing follows, so that everything held back is let go.</param>
    /// <returns>The contents that became certain.</returns>
    public IEnumerable<AIContent> Add(string text, bool isLast)
    {
        _held.Append(text);
        var contents = new List<AIContent>();
        var rest = _held.ToString();
        while (_isInCall ? TryReadCall(contents, ref rest, isLast) : TryReadText(contents, ref rest, isLast))
        {
        }

        _held.Clear().Append(rest);
        return contents;
    }

    // Up to the next tag; returns whether there may be more to read.
    private bool TryReadText(List<AIContent> contents, ref string rest, bool isLast)
    {
        var (at, tag) = (-1, "");
        foreach (var candidate in _tags)
        {
            if (rest.IndexOf(candidate, StringComparison.Ordinal) is >= 0 and var index && (at < 0 || index < at))
                (at, tag) = (index, candidate);
        }

        if (at >= 0)
        {
            // The line breaks before and after a tag belong to it.
            Emit(contents, rest[..at].TrimEnd('\n'));
            rest = rest[(at + tag.Length)..];
            _isInCall = tag == syntax.CallStart;
            return true;
        }

        var end = isLast ? rest.Length : CertainLength(rest);
        Emit(contents, HasCalls && isLast ? rest[..end].TrimEnd('\n') : rest[..end]);
        rest = rest[end..];
        return false;
    }

    private bool TryReadCall(List<AIContent> contents, ref string rest, bool isLast)
    {
        // An end tag within a text of the arguments ends nothing, so the first one that leaves a call counts.
        for (var end = rest.IndexOf(syntax.CallEnd, StringComparison.Ordinal); end >= 0; end = rest.IndexOf(syntax.CallEnd, end + 1, StringComparison.Ordinal))
        {
            if (!TryAdd(contents, rest[..end]))
                continue;

            rest = rest[(end + syntax.CallEnd.Length)..];
            _isInCall = false;
            return true;
        }

        if (!isLast)
            return false;

        // Models leave the end tag out where the reply ends with it.
        var call = rest;
        rest = "";
        _isInCall = false;
        if (!TryAdd(contents, call))
        {
            contents.Add(new TextContent(syntax.CallStart + call));
            contents.Add(new ErrorContent("The model began the call of a tool that is incomplete or no valid JSON; it is kept as text.") { ErrorCode = MalformedCall });
        }

        return false;
    }

    private bool TryAdd(List<AIContent> contents, string call)
    {
        if (syntax.Read(call) is not var (name, arguments))
            return false;

        if (allowsSeveral || !HasCalls)
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var argument in arguments.EnumerateObject())
                values[argument.Name] = argument.Value;
            contents.Add(new FunctionCallContent($"call_{Guid.NewGuid():N}", name, values));
        }

        HasCalls = true;
        return true;
    }

    private void Emit(List<AIContent> contents, string text)
    {
        if (HasCalls)
            text = text.TrimStart('\n');
        if (text.Length > 0)
            contents.Add(new TextContent(text));
    }

    // What cannot be the beginning of a tag, nor a line break before one.
    private int CertainLength(string text)
    {
        var longest = 0;
        foreach (var tag in _tags)
        {
            for (var length = Math.Min(tag.Length - 1, text.Length); length > longest; length--)
            {
                if (text.EndsWith(tag[..length], StringComparison.Ordinal))
                    longest = length;
            }
        }

        return text.AsSpan(0, text.Length - longest).TrimEnd('\n').Length;
    }
}
