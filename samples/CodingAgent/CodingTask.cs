using Quorum.Code;

namespace CodingAgent;

/// <summary>The task that a command line asks for.</summary>
internal static class CodingTask
{
    /// <summary>Creates it.</summary>
    /// <exception cref="FormatException">The file of examples holds none.</exception>
    /// <exception cref="IOException">The file of examples cannot be read.</exception>
    public static ProgramTask Create(CodingOptions options)
    {
        var language = options.Language ?? Named(options.Description);
        var isNamed = options.Description.Contains(Name(language), StringComparison.OrdinalIgnoreCase);
        return new ProgramTask
        {
            // A model writes what it is asked for.
            Description = isNamed || options.Language is null ? options.Description : $"{options.Description}\nWrite it in {Name(language)}.",
            Language = language,
            Examples = options.TestsPath is { } path ? Read(path, options.Description) : [],
        };
    }

    public static string Name(CodeLanguage language) => language == CodeLanguage.CSharp ? "C#" : language.ToString();

    private static CodeLanguage Named(string description) =>
        description.Contains("JavaScript", StringComparison.OrdinalIgnoreCase) ? CodeLanguage.JavaScript
        : description.Contains("Python", StringComparison.OrdinalIgnoreCase) ? CodeLanguage.Python
        : CodeLanguage.CSharp;

    private static IReadOnlyList<CodeTest> Read(string path, string description)
    {
        try
        {
            return CodeTask.Parse(File.ReadAllText(path), ProgramTask.FindFunction(description)).Tests;
        }
        catch (FormatException e)
        {
            throw new FormatException($"'{path}': {e.Message}", e);
        }
    }
}
