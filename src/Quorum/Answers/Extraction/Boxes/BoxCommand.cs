namespace Quorum;

/// <summary>The command that opens a box, up to its argument.</summary>
internal readonly record struct BoxCommand(int Start, int Argument, bool IsBraced, LatexEscape Escape)
{
    private static readonly string[] _names = ["boxed", "framebox", "fbox", "bbox"];

    /// <summary>Finds the next command from a position on.</summary>
    public static bool TryFind(string text, int start, int end, out BoxCommand command)
    {
        // Every name holds these letters, also the one whose \b has become a control character.
        for (int i = start; i < end; i++)
        {
            int next = text.AsSpan(i, end - i).IndexOf("ox", StringComparison.Ordinal);
            if (next < 0)
                break;

            i += next;
            if (TryReadAround(text, i, start, end, out command))
                return true;
        }

        command = default;
        return false;
    }

    /// <summary>Reads the command that begins a part of a text.</summary>
    public static bool TryRead(string text, Extent extent, out BoxCommand command) =>
        TryFind(text, extent.Start, Math.Min(extent.End, extent.Start + 12), out command) && command.Start == extent.Start;

    private static bool TryReadAround(string text, int ox, int start, int end, out BoxCommand command)
    {
        command = default;
        foreach (string name in _names)
        {
            int at = ox - name.IndexOf("ox", StringComparison.Ordinal);
            int after = at + name.Length;
            if (at >= start && after <= end && string.CompareOrdinal(text, at, name, 0, name.Length) == 0)
                return TryReadArgument(text, at, after, end, name, out command);
        }

        const string Rest = "oxed";
        int restEnd = ox + Rest.Length;
        bool lost = restEnd < text.Length && text[restEnd] == '{' && string.CompareOrdinal(text, ox, Rest, 0, Rest.Length) == 0
            && (ox == 0 || !char.IsLetterOrDigit(text[ox - 1]));
        if (lost)
            command = new(ox > 0 && text[ox - 1] == '\b' ? ox - 1 : ox, restEnd + 1, true, LatexEscape.Lost);

        return lost;
    }

    private static bool TryReadArgument(string text, int at, int after, int end, string name, out BoxCommand command)
    {
        command = default;
        bool backslash = at > 0 && text[at - 1] == '\\';
        if (!backslash)
        {
            bool bare = after < text.Length && text[after] == '{' && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));
            command = new(at, after + 1, true, LatexEscape.None);
            return bare;
        }

        int slashes = at - 1;
        while (slashes > 0 && text[slashes - 1] == '\\')
            slashes--;

        int argument = name == "boxed" ? after : SkipOptions(text, after);
        while (argument < text.Length && text[argument] is ' ' or '\t')
            argument++;

        bool braced = argument < text.Length && text[argument] == '{';
        if (!braced && after < text.Length && char.IsLetter(text[after]))
            return false;

        LatexEscape escape = (at - slashes) % 2 == 0 ? LatexEscape.Doubled : LatexEscape.None;
        command = new(slashes, braced ? argument + 1 : argument, braced, escape);
        return true;
    }

    private static int SkipOptions(string text, int position)
    {
        const int MaximumLength = 60;
        while (position < text.Length && text[position] == '[')
        {
            int close = text.IndexOf(']', position, Math.Min(MaximumLength, text.Length - position));
            if (close < 0)
                break;

            position = close + 1;
        }

        return position;
    }
}
