namespace Quorum.Evaluation;

/// <summary>
/// The new content of a file, which takes the old one's place in one step when it is complete: whoever reads the file finds the old content or the new,
/// never a part, whenever the process or the machine ends.
/// </summary>
internal sealed class FileReplacement : IDisposable
{
    private readonly string _path;
    private readonly string _own;
    private readonly FileStream _file;

    /// <summary>Begins the new content, in a file beside the old one.</summary>
    /// <param name="path">The file to replace; it need not be there.</param>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to, or the path is that of a folder.</exception>
    public FileReplacement(string path)
    {
        if (Directory.Exists(path))
            throw new UnauthorizedAccessException($"'{path}' is a folder.");

        _path = Path.GetFullPath(path);
        _own = $"{_path}.{Guid.NewGuid():N}";
        _file = new FileStream(_own, FileMode.CreateNew, FileAccess.Write);
    }

    /// <summary>Gets where the new content goes.</summary>
    public Stream Content => _file;

    /// <summary>Puts the new content in the place of the old.</summary>
    public void Complete()
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_own, _path, overwrite: true);
        DurableFolder.Flush(Path.GetDirectoryName(_path)!);
    }

    /// <summary>Drops new content that is not complete.</summary>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_own);
    }
}
