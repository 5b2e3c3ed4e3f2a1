using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Quorum.Tests;

/// <summary>The problems of public benchmarks with their solutions, read from a shared/data folder beside the repository.</summary>
internal static class PublishedProblems
{
    /// <summary>Reads a file; the test is skipped where it is missing.</summary>
    public static IEnumerable<JsonElement> Read(string file) => File.ReadLines(Find(file)).Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    /// <summary>Finds a file; the test is skipped where it is missing.</summary>
    public static string Find(string file, [CallerFilePath] string source = "")
    {
        string? path = FoldersAbove(AppContext.BaseDirectory).Concat(FoldersAbove(source))
            .Select(folder => Path.Combine(folder.FullName, "shared", "data", file))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{file} is not in a shared/data folder beside the repository.");
        return path!;
    }

    private static IEnumerable<DirectoryInfo> FoldersAbove(string path)
    {
        for (DirectoryInfo? folder = new DirectoryInfo(path).Parent; folder is not null; folder = folder.Parent)
            yield return folder;
    }
}
