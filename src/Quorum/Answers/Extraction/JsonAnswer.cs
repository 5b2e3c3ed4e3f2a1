using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads the value of "answer" in an object: <c>{"answer": 42}</c>.</summary>
internal static partial class JsonAnswer
{
    private const int MaximumLength = 1_000;

    /// <summary>Reads the value if a word "answer" is its name.</summary>
    public static Statement? Read(ConcludingText conclusion, Extent word)
    {
        string text = conclusion.Text;
        bool quoted = word.End < conclusion.Extent.End && text[word.End] is '"' or '\'' && word.Start > 0 && (text[word.Start - 1] == text[word.End] || text[word.Start - 1] is '_' or ' ');
        if (!quoted)
            return null;

        Extent rest = new Extent(word.End + 1, Math.Min(conclusion.Extent.End, word.End + MaximumLength)).TrimStart(text);
        if (rest.IsEmpty || text[rest.Start] != ':')
            return null;

        rest = new Extent(rest.Start + 1, rest.End).TrimStart(text);
        Match value = Value().Match(rest.Of(text).ToString());
        if (!value.Success)
            return new(AnswerSource.Label, default, true);

        Group inner = value.Groups["string"].Success ? value.Groups["string"] : value.Groups["bare"];
        Extent answer = new(rest.Start + inner.Index, rest.Start + inner.Index + inner.Length);
        bool list = inner.Value is ['[', .., ']'];
        string? meant = list ? inner.Value[1..^1] : Unescape(inner.Value);
        return answer.IsEmpty || inner.ValueSpan is "null" ? new(AnswerSource.Label, default, false) : new(AnswerSource.Label, answer, false) { Unescaped = meant };
    }

    private static string? Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
            return null;

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"\"{value}\""));
            return reader.Read() ? reader.GetString() : null;
        }
        catch (JsonException)
        {
            return null; // LaTeX in something that only looks like JSON
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair
        }
    }

    // A bare value must be followed by a comma or the object's end, or it may be cut.
    [GeneratedRegex(
        """^(?:"(?<string>(?:[^"\\\n]|\\.)*)"|'(?<string>(?:[^'\\\n]|\\.)*)'|(?<bare>\[[^\[\]{}"]*\]|[^\s,{}\[\]"']+)\s*[,}\]\n])""", RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
