namespace Quorum.LlamaCpp.Gguf;

/// <summary>A file is there and readable, but what it holds is not a model that can be loaded safely.</summary>
/// <remarks>
/// llama.cpp ends the whole process on some malformed files, so <see cref="GgufFile.Read(string)"/> finds the fault first.
/// </remarks>
/// <param name="filePath">The file.</param>
/// <param name="fault">What is wrong with it and, where there is a remedy, what to do.</param>
/// <param name="innerException">The exception that revealed the fault, if any.</param>
public sealed class InvalidGgufException(string filePath, string fault, Exception? innerException = null)
    : Exception($"The file '{filePath}' cannot be loaded as a model: {fault}", innerException)
{
    /// <summary>Gets the path of the file.</summary>
    public string FilePath { get; } = filePath;

    /// <summary>Gets what is wrong with the file and, where there is a remedy, what to do.</summary>
    public string Fault { get; } = fault;
}
