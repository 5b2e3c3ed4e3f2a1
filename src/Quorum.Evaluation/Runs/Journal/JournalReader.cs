namespace Quorum.Evaluation;

/// <summary>Reads the lines that all processes have appended to the files of a folder.</summary>
/// <remarks>
/// It goes on where it was: each call gives what is new. A line without its line feed is one that is being written, or was when its process was
/// killed; it is left for later. A line whose checksum is wrong is passed over and counted.
/// </remarks>
/// <param name="folder">The folder.</param>
internal sealed class JournalReader(string folder)
{
    public const string Extension = ".journal";

    private const int BlockLength = 1 << 16;
    private readonly Dictionary<string, long> _offsets = [];

    /// <summary>Gets the number of whole lines whose checksum was wrong.</summary>
    public int Damaged { get; private set; }

    /// <summary>Hands over each line that is new, the files in the order of their names.</summary>
    public void ReadNew(Action<JournalPlace, ReadOnlySpan<byte>> read)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
            ReadNew(path, read);
    }

    /// <summary>Opens a file that its process goes on writing.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private void ReadNew(string path, Action<JournalPlace, ReadOnlySpan<byte>> read)
    {
        long start = _offsets.GetValueOrDefault(path);
        using FileStream file = Open(path);
        if (file.Length <= start)
            return;

        file.Position = start;
        byte[] buffer = new byte[BlockLength];
        int held = 0;
        for (int count; (count = file.Read(buffer, held, buffer.Length - held)) > 0;)
        {
            int searched = held;
            held += count;
            int taken = 0;
            for (int end; (end = buffer.AsSpan(searched, held - searched).IndexOf((byte)'\n')) >= 0; searched = taken)
            {
                ReadOnlySpan<byte> line = buffer.AsSpan(taken, searched + end - taken);
                if (JournalLine.TryDecode(line, out ReadOnlySpan<byte> json))
                    read(new JournalPlace(path, start + taken, line.Length), json);
                else
                    Damaged++;

                taken += line.Length + 1;
            }

            start += taken;
            held -= taken;
            buffer.AsSpan(taken, held).CopyTo(buffer);
            if (held == buffer.Length)
                Array.Resize(ref buffer, 2 * buffer.Length);
        }

        _offsets[path] = start;
    }
}
