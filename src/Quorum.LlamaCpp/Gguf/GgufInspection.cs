namespace Quorum.LlamaCpp.Gguf;

/// <summary>What can be read of a GGUF file, whether or not it is a model that can be loaded.</summary>
/// <param name="File">The header, metadata and tensor table; null when they cannot be read.</param>
/// <param name="Faults">What is wrong with the file and, where there is a remedy, what to do; empty when it can be loaded.</param>
/// <remarks>Do not load a file that has faults: llama.cpp ends the process on some.</remarks>
public sealed record GgufInspection(GgufFile? File, IReadOnlyList<string> Faults)
{
    /// <summary>Reads a file and finds what is wrong with it: with its format, or the first fault of each further kind.</summary>
    /// <param name="path">The GGUF file; of a split model the first part.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The path is null, empty or white space.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory, or the file may not be read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GgufInspection Of(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        GgufFile? file = null;
        try
        {
            file = GgufFile.Parse(path);
            file = SplitModel.Join(file, GgufFile.Parse);
            return new(file, [.. ModelRules.Faults(file).Select(fault => fault.Fault)]);
        }
        catch (InvalidGgufException e)
        {
            return new(file, [e.FilePath == path ? e.Fault : $"in '{e.FilePath}': {e.Fault}"]);
        }
    }
}
