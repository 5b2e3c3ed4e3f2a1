using System.Text;
using System.Text.RegularExpressions;
using Quorum.Code;
using Spectre.Console;

namespace CodingAgent;

/// <summary>A source with its keywords, texts, numbers and comments in colour.</summary>
internal static partial class SourceMarkup
{
    private static readonly HashSet<string> s_csharp =
    [
        "public", "private", "static", "class", "struct", "record", "int", "long", "double", "bool", "char", "string", "void", "var", "new", "return", "if", "else",
        "for", "foreach", "in", "while", "do", "switch", "case", "default", "break", "continue", "throw", "try", "catch", "finally", "using", "true", "false", "null", "is",
        "and", "or", "not", "out", "ref", "params", "const", "decimal", "float", "object", "this",
    ];

    private static readonly HashSet<string> s_python =
    [
        "def", "class", "return", "if", "elif", "else", "for", "in", "while", "break", "continue", "lambda", "import", "from", "as", "try", "except", "finally", "raise",
        "with", "and", "or", "not", "is", "None", "True", "False", "pass", "yield", "global", "nonlocal",
    ];

    private static readonly HashSet<string> s_javaScript =
    [
        "function", "const", "let", "var", "return", "if", "else", "for", "of", "in", "while", "do", "switch", "case", "default", "break", "continue", "throw", "try",
        "catch", "finally", "new", "class", "true", "false", "null", "undefined", "typeof", "this", "async", "await",
    ];

    public static string Highlight(SourceProgram program)
    {
        var keywords = program.Language switch { CodeLanguage.CSharp => s_csharp, CodeLanguage.Python => s_python, _ => s_javaScript };
        var token = program.Language == CodeLanguage.Python ? PythonToken() : Token();
        var markup = new StringBuilder();
        var written = 0;
        foreach (Match match in token.Matches(program.Source))
        {
            if (Style(match, keywords) is not { } style)
                continue;
            markup.Append(Markup.Escape(program.Source[written..match.Index])).Append(string.Concat("[", style, "]", Markup.Escape(match.Value), "[/]"));
            written = match.Index + match.Length;
        }

        return markup.Append(Markup.Escape(program.Source[written..])).ToString();
    }

    private static string? Style(Match match, HashSet<string> keywords) =>
        match.Groups["comment"].Success ? "green"
        : match.Groups["text"].Success ? "yellow"
        : match.Groups["number"].Success ? "aqua"
        : keywords.Contains(match.Value) ? "blue"
        : null;

    private const string Common = """|(?<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`)|(?<number>\b[0-9][\w.]*)|(?<word>\b[A-Za-z_]\w*)""";

    [GeneratedRegex(@"(?<comment>//[^\n]*|/\*[\s\S]*?\*/)" + Common)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<comment>\#[^\n]*)" + Common)]
    private static partial Regex PythonToken();
}
