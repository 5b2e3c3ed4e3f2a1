namespace Quorum;

/// <summary>The argument of a command without braces: <c>\boxed 5</c>, <c>\boxed\frac12</c>. A number counts as one argument.</summary>
internal static class UnbracedArgument
{
    private const int MaximumLength = 400;

    /// <summary>The end of the argument, or <paramref name="start"/> if there is none, as where a text only mentions the command.</summary>
    public static int FindEnd(string text, int start, int end)
    {
        end = Math.Min(end, start + MaximumLength);
        if (start >= end)
            return start;

        int sign = text[start] is '-' or '+' or '−' ? 1 : 0;
        if (start + sign < end && char.IsDigit(text[start + sign]))
            return NumberEnd(text, start + sign, end);

        return text[start] switch
        {
            '\\' => CommandEnd(text, start, end),
            '(' or '[' => BracketEnd(text, start, end),
            >= 'A' and <= 'Z' when start + 1 == end || !char.IsLetter(text[start + 1]) => start + 1,
            _ => start,
        };
    }

    private static int NumberEnd(string text, int position, int end)
    {
        while (position < end && (char.IsDigit(text[position]) || text[position] is '.' or ',' or '/' or '%'))
            position++;

        while (text[position - 1] is '.' or ',' or '/')
            position--;

        return position;
    }

    private static int CommandEnd(string text, int start, int end)
    {
        int i = start + 1;
        while (i < end && char.IsAsciiLetter(text[i]))
            i++;

        if (i == start + 1)
            return start;

        bool fraction = text.AsSpan(start, i - start).EndsWith("frac");
        bool single = fraction || text.AsSpan(start + 1, i - start - 1) is "sqrt";
        int groups = fraction ? 2 : 1;
        if (i < end && text[i] == '[')
            i = BracketEnd(text, i, end);

        for (; groups > 0 && i < end; groups--)
        {
            int next = i;
            while (next < end && text[next] == ' ')
                next++;

            if (next < end && text[next] == '{')
                i = BracketEnd(text, next, end);
            else if (single && next < end && char.IsLetterOrDigit(text[next]))
                i = next + 1;
            else
                break;
        }

        return i;
    }

    private static int BracketEnd(string text, int start, int end)
    {
        int depth = 0;
        for (int i = start; i < end && text[i] != '\n'; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] is '(' or '[' or '{')
                depth++;
            else if (text[i] is ')' or ']' or '}' && --depth == 0)
                return i + 1;
        }

        return start;
    }
}
