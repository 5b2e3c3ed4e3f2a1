namespace Quorum.LlamaCpp.Grammars;

/// <summary>A set of characters, as a JSON string has them: some have to be escaped, and control characters other than line breaks and tabs are left out.</summary>
internal sealed class PatternClass(IReadOnlyList<(int First, int Last)> ranges)
{
    private static readonly (int Character, string Written)[] _escaped = [('"', "\\\""), ('\\', "\\\\"), ('\n', "\\n"), ('\r', "\\r"), ('\t', "\\t")];

    /// <summary>An expression that is one symbol, or <see langword="null"/> if none of the characters can be written.</summary>
    public string? ToExpression()
    {
        var plain = new List<(int First, int Last)>();
        foreach (var range in ranges)
            AddPlain(plain, range);

        List<string> choices = plain.Count > 0 ? [plain is [var (only, same)] && only == same ? Gbnf.Literal(char.ConvertFromUtf32(only)) : Gbnf.Class(plain)] : [];
        choices.AddRange(_escaped.Where(escape => ranges.Any(range => range.First <= escape.Character && escape.Character <= range.Last)).Select(escape => Gbnf.Literal(escape.Written)));
        return choices.Count > 0 ? Gbnf.OneOf(choices) : null;
    }

    private static void AddPlain(List<(int First, int Last)> plain, (int First, int Last) range)
    {
        var next = Math.Max(range.First, ' ');
        foreach (var hole in (ReadOnlySpan<int>)['"', '\\'])
        {
            if (hole < next || hole > range.Last)
                continue;
            if (hole > next)
                plain.Add((next, hole - 1));
            next = hole + 1;
        }

        if (next <= range.Last)
            plain.Add((next, range.Last));
    }
}
