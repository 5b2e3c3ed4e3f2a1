using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads the value of "answer" in an object, <c>{"answer": 42}</c>, or of "result" and the like in one that ends a text.</summary>
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

        return ReadValue(text, new(rest.Start + 1, rest.End), AnswerSource.Label);
    }

    /// <summary>Reads the result of the object with which a text ends, if it is a value and no sentence.</summary>
    public static Statement? ReadLast(ConcludingText conclusion)
    {
        string text = conclusion.Text;
        Extent last = conclusion.Lines[^1].Extent;
        if (text[last.End - 1] != '}')
            return null;

        Extent near = new(Math.Max(conclusion.Extent.Start, last.End - MaximumLength), last.End);
        foreach (ValueMatch name in ResultName().EnumerateMatches(near.Of(text)))
        {
            Statement? result = ReadValue(text, new(near.Start + name.Index + name.Length, near.End), AnswerSource.LastLine);
            bool value = result is { IsCut: false, Answer: { IsEmpty: false } answer } && (MathObject.IsMatch(answer.Of(text), unitWords: 2) || ChoiceLetter.Find(text, answer) == answer);
            return value ? result : null;
        }

        return null;
    }

    private static Statement? ReadValue(string text, Extent rest, AnswerSource source)
    {
        rest = rest.TrimStart(text);
        Match value = Value().Match(rest.Of(text).ToString());
        if (!value.Success)
            return new(source, default, true);

        Group inner = value.Groups["string"].Success ? value.Groups["string"] : value.Groups["bare"];
        Extent answer = new(rest.Start + inner.Index, rest.Start + inner.Index + inner.Length);
        bool list = inner.Value is ['[', .., ']'];
        if (answer.IsEmpty || inner.ValueSpan is "null")
            return new(source, default, false);

        return list ? new(source, answer, false) { Meaning = inner.Value[1..^1] } : new(source, answer, false) { Whole = value.Groups["string"].Success ? Unescape(inner.Value) : null };
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

    [GeneratedRegex("""["'](?:final_?)?(?:result|solution|value|output|total|результат|решение|итог)["']\s*:""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex ResultName();

    // A bare value must be followed by a comma or the object's end, or it may be cut.
    [GeneratedRegex(
        """^(?:"(?<string>(?:[^"\\\n]|\\.)*)"|'(?<string>(?:[^'\\\n]|\\.)*)'|(?<bare>\[[^\[\]{}"]*\]|[^\s,{}\[\]"']+)\s*[,}\]\n])""", RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
