namespace Quorum.Evaluation;

/// <summary>Where a line lies.</summary>
/// <param name="File">The file.</param>
/// <param name="Offset">Its first byte.</param>
/// <param name="Length">Its length in bytes, without the line feed.</param>
internal readonly record struct JournalPlace(string File, long Offset, int Length)
{
    /// <summary>Reads the JSON of the line.</summary>
    /// <exception cref="InvalidDataException">The line is damaged.</exception>
    public byte[] Read()
    {
        using FileStream file = JournalReader.Open(File);
        file.Position = Offset;
        byte[] line = new byte[Length];
        file.ReadExactly(line);
        return JournalLine.TryDecode(line, out ReadOnlySpan<byte> json)
            ? json.ToArray()
            : throw new InvalidDataException($"'{File}' has been changed: the line at byte {Offset} is damaged.");
    }
}
