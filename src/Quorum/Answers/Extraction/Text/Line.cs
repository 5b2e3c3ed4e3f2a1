namespace Quorum;

/// <summary>A line that says something: neither blank, nor a code fence, nor a rule.</summary>
/// <param name="Extent">The line without the white space around it.</param>
/// <param name="StartsParagraph">Whether nothing, a blank line, a fence or a rule stands above.</param>
internal readonly record struct Line(Extent Extent, bool StartsParagraph)
{
    /// <summary>Parts a text into its lines.</summary>
    public static List<Line> Split(string text, Extent extent)
    {
        var lines = new List<Line>();
        bool startsParagraph = true;
        for (int start = extent.Start, end; start < extent.End; start = end + 1)
        {
            int length = text.AsSpan(start, extent.End - start).IndexOf('\n');
            end = length < 0 ? extent.End : start + length;
            Extent line = new Extent(start, end).Trim(text);
            if (IsSilent(line.Of(text)))
            {
                startsParagraph = true;
                continue;
            }

            lines.Add(new(line, startsParagraph));
            startsParagraph = false;
        }

        return lines;
    }

    private static bool IsSilent(ReadOnlySpan<char> line) =>
        line.IsEmpty || line.StartsWith("```") || line.StartsWith("~~~") || (line.Length >= 3 && line.Trim("-*_= ").IsEmpty);
}
