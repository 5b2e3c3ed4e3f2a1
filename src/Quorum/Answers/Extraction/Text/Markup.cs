using System.Text;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>What decorates an answer without belonging to it: emphasis, quotation marks, HTML tags, struck text and pictures.</summary>
internal static partial class Markup
{
    private const string Characters = "*_`\"“”„«»‹›\uFE0F\u200B";
    private const string TagPattern =
        @"</?(?:b|strong|i|em|u|mark|p|span|div|br|code|h[1-6]|center|big|font|td|th|tr|li|ul|ol|answer|final_answer|final)\b[^<>]{0,30}>";

    private const int LongestTag = 40;

    /// <summary>Leaves out white space, markup and the given characters at both ends.</summary>
    public static Extent TrimMarkup(this Extent extent, string text, string characters = "") =>
        extent.TrimMarkupStart(text, characters).TrimMarkupEnd(text, characters);

    public static Extent TrimMarkupStart(this Extent extent, string text, string characters = "")
    {
        while (true)
        {
            extent = extent.TrimStart(text, Characters + characters);
            int length = DecorationAt(text, extent);
            if (length == 0)
                return extent;

            extent = new(extent.Start + length, extent.End);
        }
    }

    public static Extent TrimMarkupEnd(this Extent extent, string text, string characters = "")
    {
        while (true)
        {
            extent = extent.TrimEnd(text, Characters + characters);
            int length = DecorationBefore(text, extent);
            if (length == 0)
                return extent;

            extent = new(extent.Start, extent.End - length);
        }
    }

    /// <summary>Of an answer that holds only one half of a pair of marks, as <c>4950** pairs</c> once its opening asterisks are left out, the part within them.</summary>
    public static Extent WithoutHalf(string text, Extent extent) => WithoutHalf(text, WithoutHalf(text, extent, "**"), "`");

    private static Extent WithoutHalf(string text, Extent extent, string mark)
    {
        ReadOnlySpan<char> span = extent.Of(text);
        if (span.Count(mark) % 2 == 0)
            return extent;

        int first = span.IndexOf(mark, StringComparison.Ordinal);
        int last = span.LastIndexOf(mark, StringComparison.Ordinal);
        bool opened = extent.Start > 0 && text[extent.Start - 1] == mark[0];
        bool closed = extent.End < text.Length && text[extent.End] == mark[0];
        bool power = !opened && !closed && first > 0 && last + mark.Length < span.Length && !char.IsWhiteSpace(span[first - 1]) && !char.IsWhiteSpace(span[last + mark.Length]);
        if (power)
            return extent; // 2**10

        return (closed && !opened ? new Extent(extent.Start + last + mark.Length, extent.End) : new Extent(extent.Start, extent.Start + first)).TrimMarkup(text, ".,;:");
    }

    private static int DecorationAt(string text, Extent extent)
    {
        if (extent.IsEmpty)
            return 0;

        ReadOnlySpan<char> span = extent.Of(text);
        switch (span[0])
        {
            case '<' or '~':
                foreach (ValueMatch match in Opening().EnumerateMatches(span[..Math.Min(span.Length, 100)]))
                    return match.Length;

                return 0;
            case '=' when span.StartsWith("=="):
                return 2;
            default:
                return Rune.DecodeFromUtf16(span, out Rune rune, out int length) == System.Buffers.OperationStatus.Done && IsPicture(rune) ? length : 0;
        }
    }

    private static int DecorationBefore(string text, Extent extent)
    {
        if (extent.IsEmpty)
            return 0;

        ReadOnlySpan<char> span = extent.Of(text);
        switch (span[^1])
        {
            case '>':
                int tag = span[^Math.Min(span.Length, LongestTag)..].LastIndexOf('<');
                tag = tag < 0 ? tag : tag + span.Length - Math.Min(span.Length, LongestTag);
                return tag >= 0 && Tag().IsMatch(span[tag..]) ? span.Length - tag : 0;
            case '=' when span.EndsWith("=="):
                return 2;
            default:
                return Rune.DecodeLastFromUtf16(span, out Rune rune, out int length) == System.Buffers.OperationStatus.Done && IsPicture(rune) ? length : 0;
        }
    }

    private static bool IsPicture(Rune rune) => rune.Value is >= 0x1F000 and < 0x20000 or (>= 0x2600 and <= 0x27BF) or 0x2B50 or 0x2705;

    // A tag, or text that was struck out, which is no longer said.
    [GeneratedRegex(@"^(?:" + TagPattern + @"|~~[^~\n]{1,60}~~)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex("^" + TagPattern + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
