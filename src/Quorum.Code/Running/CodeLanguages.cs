namespace Quorum.Code;

/// <summary>What the languages are called.</summary>
internal static class CodeLanguages
{
    /// <summary>The name for people.</summary>
    public static string Name(this CodeLanguage language) => language switch
    {
        CodeLanguage.CSharp => "C#",
        CodeLanguage.Python => "Python",
        _ => "JavaScript",
    };

    /// <summary>The word after the fence of a block of code.</summary>
    public static string Tag(this CodeLanguage language) => language switch
    {
        CodeLanguage.CSharp => "csharp",
        CodeLanguage.Python => "python",
        _ => "javascript",
    };

    /// <summary>Finds the language that a word after a fence stands for.</summary>
    public static CodeLanguage? Find(string tag) => tag.ToUpperInvariant() switch
    {
        "CSHARP" or "CS" or "C#" => CodeLanguage.CSharp,
        "PYTHON" or "PYTHON3" or "PY" => CodeLanguage.Python,
        "JAVASCRIPT" or "JS" or "NODE" => CodeLanguage.JavaScript,
        _ => null,
    };
}
