using System.Globalization;
using System.Text;

namespace Quorum.LlamaCpp.Download;

/// <summary>
/// Notes on disk which bytes of a partial file are there, so that a process killed at any moment loses only what it had not noted. The
/// first line names the content, each further line a range; a line that was cut off is ignored.
/// </summary>
internal sealed class DownloadJournal : IDisposable
{
    private readonly FileStream _stream;

    private DownloadJournal(FileStream stream, RangeSet ranges) => (_stream, Ranges) = (stream, ranges);

    public RangeSet Ranges { get; }

    /// <summary>Opens the journal of a content, empty when there is none or it is that of another content.</summary>
    public static DownloadJournal Open(string path, string identity, long length)
    {
        var ranges = Read(path, identity, length);
        var text = new StringBuilder().Append(identity).Append('\n');
        foreach (var range in ranges.Ranges)
            text.Append(Line(range));

        // Written anew under another name, so that a cut line does not swallow the next one and no moment has half a journal.
        var fresh = path + ".new";
        using (var stream = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
        return new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read), ranges);
    }

    /// <summary>Notes bytes whose content is already safe on the disk.</summary>
    public void Append(ByteRange range)
    {
        Ranges.Add(range);
        _stream.Write(Encoding.UTF8.GetBytes(Line(range)));
        _stream.Flush(flushToDisk: true);
    }

    public void Dispose() => _stream.Dispose();

    private static RangeSet Read(string path, string identity, long length)
    {
        var ranges = new RangeSet();
        if (!File.Exists(path))
            return ranges;
        var text = File.ReadAllText(path);
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0] != identity)
            return ranges;
        foreach (var parts in lines.Skip(1).Select(line => line.Split('-')))
        {
            if (parts.Length == 2
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
                && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
                && start < end && end <= length)
            {
                ranges.Add(new(start, end));
            }
        }

        return ranges;
    }

    private static string Line(ByteRange range) => string.Create(CultureInfo.InvariantCulture, $"{range.Start}-{range.End}\n");
}
