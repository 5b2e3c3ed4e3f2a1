using System.Security.Cryptography;

namespace Quorum;

/// <summary>Keeps a model as a file named by its hash. Processes that start at once do not disturb each other.</summary>
internal static class ModelCache
{
    /// <summary>Gets the folders to keep models in, the preferred one first.</summary>
    public static IReadOnlyList<string> Folders =>
    [
        .. new[] { Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), Path.GetTempPath() }
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, "Quorum", "models")),
    ];

    /// <summary>Finds the file in the first folder that has it or takes it.</summary>
    /// <param name="open">Opens the content.</param>
    /// <param name="hash">The content's SHA-256 in lower-case hexadecimal digits.</param>
    /// <param name="folders">Where to look and write, in order.</param>
    /// <exception cref="IOException">No folder could be written to.</exception>
    public static string Provide(Func<Stream> open, string hash, IReadOnlyList<string> folders)
    {
        var failures = new List<Exception>();
        foreach (var folder in folders)
        {
            try
            {
                var path = Path.Combine(folder, hash + ".gguf");
                if (!Holds(path, hash))
                    Write(open, path, hash);
                return path;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failures.Add(exception);
            }
        }

        throw new IOException(
            $"The embedded model could not be written to {string.Join(" or ", folders.Select(folder => $"'{folder}'"))}. Make one of these folders writable.",
            new AggregateException(failures));
    }

    private static bool Holds(string path, string hash)
    {
        if (!File.Exists(path))
            return false;

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return Convert.ToHexStringLower(SHA256.HashData(file)) == hash;
    }

    // The content goes to a name of its own first and is then moved in one step, so no process ever sees half a file.
    private static void Write(Func<Stream> open, string path, string hash)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var own = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var source = open())
            using (var target = new FileStream(own, FileMode.CreateNew, FileAccess.Write))
                source.CopyTo(target);
            File.Move(own, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && Holds(path, hash))
        {
            // Another process has put the same file there first and uses it already.
        }
        finally
        {
            File.Delete(own);
        }
    }
}
