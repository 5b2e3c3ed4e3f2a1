using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Quorum.Code.Verification;

/// <summary>Reads values as programs and people write them: C#, Python, JavaScript, JSON.</summary>
internal static class Literal
{
    private const int DeepestNesting = 20;

    private static readonly SearchValues<char> _creation =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<>[]() ");

    private static readonly (string Word, string Json)[] _words =
        [("true", "true"), ("false", "false"), ("null", "null"), ("True", "true"), ("False", "false"), ("None", "null")];

    /// <summary>Reads a value at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where the value starts; after it, if there is one.</param>
    /// <returns>The value in JSON; <see langword="null"/> if there is none.</returns>
    public static string? Read(string text, ref int position) => Read(text, ref position, DeepestNesting);

    /// <summary>Reads values between brackets, up to the closing one.</summary>
    /// <returns>The values as a JSON array; <see langword="null"/> if there is anything else.</returns>
    public static string? ReadList(string text, ref int position, char closing) => ReadList(text, ref position, closing, DeepestNesting);

    /// <summary>Passes over white space.</summary>
    public static void SkipSpace(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
    }

    private static string? Read(string text, ref int position, int depth)
    {
        if (depth == 0)
            return null;

        SkipSpace(text, ref position);
        SkipCreation(text, ref position);
        if (position == text.Length)
            return null;

        char first = text[position];
        switch (first)
        {
            case '[' or '{' or '(':
                position++;
                return ReadList(text, ref position, first switch { '[' => ']', '{' => '}', _ => ')' }, depth - 1);
            case '"' or '\'':
                return ReadText(text, ref position);
            case '-' or '+' or '.' or (>= '0' and <= '9'):
                return ReadNumber(text, ref position);
            default:
                foreach ((string word, string json) in _words)
                {
                    if (!text.AsSpan(position).StartsWith(word, StringComparison.Ordinal) || (position + word.Length < text.Length && char.IsLetterOrDigit(text[position + word.Length])))
                        continue;
                    position += word.Length;
                    return json;
                }
                return null;
        }
    }

    private static string? ReadList(string text, ref int position, char closing, int depth)
    {
        var items = new List<string>();
        for (; ; )
        {
            SkipSpace(text, ref position);
            if (position == text.Length)
                return null;
            if (text[position] == closing)
            {
                position++;
                return $"[{string.Join(", ", items)}]";
            }

            if (items.Count > 0 && text[position++] != ',')
                return null;
            SkipSpace(text, ref position);
            if (position < text.Length && text[position] == closing)
                continue;
            if (Read(text, ref position, depth) is not { } item)
                return null;
            items.Add(item);
        }
    }

    // "new int[] {1, 2}", "new[] {1, 2}", "new List<int> {1, 2}", "new List<int>() {1, 2}".
    private static void SkipCreation(string text, ref int position)
    {
        if (!text.AsSpan(position).StartsWith("new", StringComparison.Ordinal))
            return;
        int brace = text.IndexOf('{', position);
        if (brace > 0 && text.AsSpan(position + 3, brace - position - 3).IndexOfAnyExcept(_creation) < 0)
            position = brace;
    }

    private static string? ReadText(string text, ref int position)
    {
        char quote = text[position++];
        var value = new StringBuilder();
        for (; position < text.Length && text[position] != '\n'; position++)
        {
            char c = text[position];
            if (c == quote)
            {
                position++;
                return $"\"{JsonEncodedText.Encode(value.ToString(), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
            }

            if (c == '\\' && ++position < text.Length)
                c = text[position] switch { 'n' => '\n', 't' => '\t', var escaped => escaped };
            value.Append(c);
        }
        return null;
    }

    private static string? ReadNumber(string text, ref int position)
    {
        int start = position;
        if (text[position] is '-' or '+')
            position++;
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || (text[position] == '_' && char.IsAsciiDigit(text[position - 1]))))
            position++;
        if (position + 1 < text.Length && text[position] == '.' && char.IsAsciiDigit(text[position + 1]))
        {
            position++;
            while (position < text.Length && char.IsAsciiDigit(text[position]))
                position++;
        }

        string number = text[start..position].TrimStart('+').Replace("_", "", StringComparison.Ordinal);
        if (position < text.Length && char.IsLetter(text[position]))
        {
            // The suffixes of C#, which a word never begins with by itself.
            if (text[position] is not ('L' or 'm' or 'd' or 'f' or 'u' or 'U') || (position + 1 < text.Length && char.IsLetterOrDigit(text[position + 1])))
                return null;
            position++;
        }
        return decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            ? value.ToString(CultureInfo.InvariantCulture)
            : null;
    }
}
