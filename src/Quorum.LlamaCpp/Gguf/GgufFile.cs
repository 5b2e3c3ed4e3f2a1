namespace Quorum.LlamaCpp.Gguf;

/// <summary>The header, metadata and tensor table of a GGUF model that has been found safe to give to llama.cpp.</summary>
/// <remarks>
/// <para>
/// llama.cpp ends the process, or asks for absurd memory, on some malformed files. <see cref="Read(string)"/> refuses those:
/// it checks the format of every model, the hyper-parameters that all architectures share, the vocabulary (of the kinds
/// <c>gpt2</c>, <c>gemma4</c> and <c>llama</c> in depth), and for the architectures <c>llama</c>, <c>qwen2</c> and <c>qwen3</c> every
/// hyper-parameter and the name, shape and type of every tensor. What only other architectures have is left to llama.cpp.
/// </para>
/// <para>
/// The weights themselves are not read, so a flipped bit in them goes unnoticed: compare the checksum of a download.
/// Instances are immutable and safe to share between threads.
/// </para>
/// </remarks>
public sealed class GgufFile
{
    internal GgufFile(
        string path, int version, IReadOnlyDictionary<string, GgufValue> metadata, IReadOnlyList<GgufTensor> tensors, long dataOffset)
    {
        (Path, Version, Metadata, Tensors, DataOffset) = (path, version, metadata, tensors, dataOffset);
        Parts = [path];
    }

    /// <summary>Gets the path of the file.</summary>
    public string Path { get; }

    /// <summary>Gets the paths of all files of the model: the file itself, or all parts of a split model in order.</summary>
    public IReadOnlyList<string> Parts { get; internal init; }

    /// <summary>Gets the version of the format: 2 or 3.</summary>
    public int Version { get; }

    /// <summary>Gets the metadata by key, such as <c>llama.context_length</c>.</summary>
    public IReadOnlyDictionary<string, GgufValue> Metadata { get; }

    /// <summary>Gets the tensors in the order of the file, those of all parts of a split model.</summary>
    public IReadOnlyList<GgufTensor> Tensors { get; }

    /// <summary>Gets where the data of the tensors starts, in bytes from the start of the file; of a split model, in its first part.</summary>
    public long DataOffset { get; }

    /// <summary>Gets the number of weights of all tensors.</summary>
    public long ParameterCount => Tensors.Sum(tensor => tensor.ParameterCount);

    /// <summary>Reads and checks a file, and the other parts when it is the first of a split model; the weights are not read.</summary>
    /// <param name="path">The GGUF file; of a split model the first part, beside the others.</param>
    /// <returns>What the file says about the model.</returns>
    /// <exception cref="ArgumentException">The path is null, empty or white space.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory, or the file may not be read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidGgufException">The file is not a model that can be loaded safely.</exception>
    public static GgufFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        GgufFile file = SplitModel.Join(Parse(path), Parse);
        ModelRules.Check(file);
        return file;
    }

    /// <summary>Gets a text of the metadata, or null when there is none under the key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="InvalidOperationException">The value is not a text.</exception>
    public string? GetString(string key) => Scalar(key)?.GetString();

    /// <summary>Gets an integer of the metadata, or null when there is none under the key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="InvalidOperationException">The value is not an integer.</exception>
    /// <exception cref="OverflowException">The number is greater than <see cref="long.MaxValue"/>.</exception>
    public long? GetInt64(string key) => Scalar(key)?.GetInt64();

    /// <summary>Gets a floating-point number of the metadata, or null when there is none under the key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="InvalidOperationException">The value is not a floating-point number.</exception>
    public double? GetDouble(string key) => Scalar(key)?.GetDouble();

    /// <summary>Gets a truth value of the metadata, or null when there is none under the key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="InvalidOperationException">The value is not a truth value.</exception>
    public bool? GetBoolean(string key) => Scalar(key)?.GetBoolean();

    /// <summary>Reads and checks a file from a stream that stands at its start, with a given length.</summary>
    internal static GgufFile Read(Stream stream, long length, string path)
    {
        GgufFile file = SplitModel.Join(new GgufParser(new GgufReader(stream, length, path)).Parse(), Parse);
        ModelRules.Check(file);
        return file;
    }

    /// <summary>Reads a file without checking more than its format.</summary>
    internal static GgufFile Parse(string path)
    {
        if (Directory.Exists(path))
            throw new UnauthorizedAccessException($"'{path}' is a directory; pass the .gguf file inside it.");
        try
        {
            // A pipe or device has no length; to open one could wait forever.
            FileSystemInfo target = File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path);
            if (target is FileInfo { Exists: true, Length: 0 }) throw new InvalidGgufException(path, "it is empty; fetch it again.");
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return new GgufParser(new GgufReader(stream, stream.Length, path)).Parse();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"There is no file '{path}'; check the path, or download the model first.", path, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException(
                $"The file '{path}' may not be read by {Environment.UserName}; change its permissions.", e);
        }
    }

    private GgufValue? Scalar(string key)
    {
        GgufValue? value = Metadata.GetValueOrDefault(key);
        return value is { IsArray: true } ? throw new InvalidOperationException($"The metadata value '{key}' is an array.") : value;
    }
}
