using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Quorum.Evaluation;

/// <summary>Folders whose entries outlast a loss of power. Flushing a file keeps its content, not its name: on Unix, the folder has to be flushed for that.</summary>
internal static partial class DurableFolder
{
    private const int O_RDONLY = 0;
    private static readonly int s_closeOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    /// <summary>Creates a folder, with those above it that are missing.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    public static void Create(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(full) || Path.GetDirectoryName(full) is not { } parent)
            return;

        Create(parent);
        Directory.CreateDirectory(full);
        Flush(parent);
    }

    /// <summary>Has the disk take the entries that were created, renamed or deleted in a folder. NTFS keeps a journal of its own.</summary>
    /// <exception cref="IOException">The folder cannot be opened, or the disk did not take it.</exception>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows())
            return;

        using SafeFileHandle folder = Open(path);
        RandomAccess.FlushToDisk(folder);
    }

    /// <summary>Opens a folder. Programs that are started meanwhile, which may be a model's, do not inherit it.</summary>
    internal static SafeFileHandle Open(string path)
    {
        var folder = new SafeFileHandle(Open(path, O_RDONLY | s_closeOnExec), ownsHandle: true);
        return folder.IsInvalid ? throw new IOException($"The folder '{path}' cannot be opened: {new Win32Exception().Message}") : folder;
    }

    // .NET opens no folders.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
