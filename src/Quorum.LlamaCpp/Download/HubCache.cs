namespace Quorum.LlamaCpp.Download;

/// <summary>
/// The folder in which the tools of Hugging Face keep files: the content under its hash in <c>blobs</c>, its name as a link in
/// <c>snapshots/COMMIT</c>, and what a branch stands for in <c>refs</c>.
/// </summary>
/// <remarks>The layout is described in the documentation of huggingface_hub, "Understand caching".</remarks>
internal sealed class HubCache(string root, string repository)
{
    private readonly string _folder = Path.Combine(root, FolderOf(repository));

    public string BlobPath(string etag) => Path.Combine(_folder, "blobs", etag);

    public string LockPath(string etag) => Path.Combine(root, ".locks", FolderOf(repository), etag + ".lock");

    /// <summary>Finds a file that is there without asking the hub: by its hash, or by a revision that a tool resolved before.</summary>
    public string? Find(ModelReference reference)
    {
        if (!IsCommit(reference.Revision))
            return null;
        var path = SnapshotPath(reference.Revision, reference.File);
        if (File.Exists(path))
            return path;
        return reference.Sha256 is { } hash && Holds(hash, reference.Length) ? Link(reference.Revision, reference.File, hash) : null;
    }

    /// <summary>Whether a content is there.</summary>
    public bool Holds(string etag, long? length) =>
        new FileInfo(BlobPath(etag)) is { Exists: true } file && (length is null || file.Length == length);

    /// <summary>Notes what a branch or tag stands for.</summary>
    public void SetRevision(string revision, string commit)
    {
        if (IsCommit(revision))
            return;
        var path = Path.Combine(_folder, "refs", revision.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, commit);
    }

    /// <summary>Gives a content its name in a commit.</summary>
    /// <returns>The path under which the file is opened.</returns>
    public string Link(string commit, string file, string etag)
    {
        var path = SnapshotPath(commit, file);
        if (File.Exists(path))
            return path;
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);

        // A link whose target is gone.
        File.Delete(path);
        try
        {
            File.CreateSymbolicLink(path, Path.GetRelativePath(folder, BlobPath(etag)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !File.Exists(path))
        {
            // Windows asks for a privilege to make links; there the tools keep the file itself under its name.
            File.Move(BlobPath(etag), path);
        }

        return path;
    }

    public string SnapshotPath(string commit, string file) =>
        Path.Combine(_folder, "snapshots", commit, file.Replace('/', Path.DirectorySeparatorChar));

    private static string FolderOf(string repository) => "models--" + repository.Replace("/", "--", StringComparison.Ordinal);

    private static bool IsCommit(string revision) => revision.Length == 40 && revision.All(char.IsAsciiHexDigitLower);
}
