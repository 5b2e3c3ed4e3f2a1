namespace Quorum.Evaluation;

/// <summary>Replaces a file in one step: whoever reads it finds the old content or the new, never a part, whenever the process or the machine ends.</summary>
internal static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
    {
        string own = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = new FileStream(own, FileMode.CreateNew, FileAccess.Write))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(own, path, overwrite: true);
        }
        finally
        {
            File.Delete(own);
        }
    }
}
