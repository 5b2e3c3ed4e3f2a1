namespace Quorum.LlamaCpp.Download;

/// <summary>Which bytes of a file are there. Ranges that touch or overlap become one.</summary>
internal sealed class RangeSet
{
    private readonly List<ByteRange> _ranges = [];

    /// <summary>The ranges in order, none touching another.</summary>
    public IReadOnlyList<ByteRange> Ranges => _ranges;

    public long Length => _ranges.Sum(range => range.Length);

    public void Add(ByteRange range)
    {
        if (range.Length <= 0)
            return;
        var first = _ranges.FindIndex(other => other.End >= range.Start);
        if (first < 0)
            first = _ranges.Count;
        var after = first;
        for (; after < _ranges.Count && _ranges[after].Start <= range.End; after++)
            range = new(Math.Min(range.Start, _ranges[after].Start), Math.Max(range.End, _ranges[after].End));
        _ranges.RemoveRange(first, after - first);
        _ranges.Insert(first, range);
    }

    /// <summary>What lacks of a file of a length.</summary>
    public IEnumerable<ByteRange> Missing(long length)
    {
        var position = 0L;
        foreach (var range in _ranges)
        {
            if (range.Start > position)
                yield return new(position, Math.Min(range.Start, length));
            position = range.End;
        }

        if (position < length)
            yield return new(position, length);
    }
}
