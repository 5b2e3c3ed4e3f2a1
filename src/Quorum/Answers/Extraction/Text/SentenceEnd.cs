using System.Buffers;

namespace Quorum;

/// <summary>Where a sentence ends, which is not at every full stop: 3.5, 5 p.m., 12 кв. м and formulas go on.</summary>
internal static class SentenceEnd
{
    private static readonly SearchValues<char> _marks = SearchValues.Create(".!?。$\\\n");

    private static readonly HashSet<string> _abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "approx", "ca", "no", "nr", "vs", "etc", "dr", "mr", "mrs", "ms", "st", "eq", "fig", "sq", "cu", "ft", "hr", "hrs", "min",
        "sec", "lb", "lbs", "oz", "in", "cm", "km", "mm", "i.e", "e.g", "a.m", "p.m", "кв", "куб", "руб", "коп", "тыс", "млн", "млрд",
        "см", "км", "мм", "мин", "сек", "ч", "г", "т", "т.е", "т.к", "т.д", "шт", "чел", "ед",
    };

    /// <summary>The position of the mark that ends the sentence, or <paramref name="end"/> if none does.</summary>
    public static int Find(string text, int start, int end)
    {
        int i = start;
        while (i < end)
        {
            int next = text.AsSpan(i, end - i).IndexOfAny(_marks);
            if (next < 0)
                return end;

            i += next;
            switch (text[i])
            {
                case '\n' or '。' or '?':
                    return i;
                case '$' or '\\' when MathDelimiter.At(text, i) is { } delimiter && delimiter.FindClose(text, i, end) is >= 0 and int close:
                    i = close + delimiter.Close.Length;
                    continue;
                case '\\':
                    i += 2;
                    continue;
                case '.' when EndsAtStop(text, start, i, end):
                    return i;
                case '!' when EndsSentence(text, i, end):
                    return i;
                default:
                    i++;
                    continue;
            }
        }

        return end;
    }

    private static bool EndsAtStop(string text, int start, int stop, int end)
    {
        int next = AfterMarkup(text, stop + 1, end);
        if (next == end)
            return true;

        if (!char.IsWhiteSpace(text[next]))
            return false;

        while (next < end && (char.IsWhiteSpace(text[next]) || text[next] is '*' or '_'))
            next++;

        if (next == end)
            return true;

        int word = stop;
        while (word > start && stop - word < 8 && (char.IsLetter(text[word - 1]) || text[word - 1] == '.'))
            word--;

        bool abbreviation = word < stop && _abbreviations.Contains(text[word..stop]);
        return !abbreviation || char.IsUpper(text[next]);
    }

    private static bool EndsSentence(string text, int mark, int end)
    {
        int next = AfterMarkup(text, mark + 1, end);
        if (next < end && !char.IsWhiteSpace(text[next]))
            return false;

        while (next < end && char.IsWhiteSpace(text[next]))
            next++;

        return next == end || char.IsUpper(text[next]);
    }

    private static int AfterMarkup(string text, int position, int end)
    {
        while (position < end && text[position] is '*' or '_' or '"' or '”' or '»' or '`' or ')')
            position++;

        return position;
    }
}
