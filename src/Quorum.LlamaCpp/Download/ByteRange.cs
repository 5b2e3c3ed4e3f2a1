namespace Quorum.LlamaCpp.Download;

/// <summary>Consecutive bytes of a file: the first, and the one after the last.</summary>
internal readonly record struct ByteRange(long Start, long End)
{
    public long Length => End - Start;

    /// <summary>Cuts the range into pieces of a size, the last one shorter.</summary>
    public IEnumerable<ByteRange> Split(long size)
    {
        for (var start = Start; start < End; start += size)
            yield return new(start, Math.Min(End, start + size));
    }
}
