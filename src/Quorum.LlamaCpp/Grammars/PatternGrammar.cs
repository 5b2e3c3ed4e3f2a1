using System.Globalization;

namespace Quorum.LlamaCpp.Grammars;

/// <summary>
/// Turns a regular expression into a grammar of the JSON strings that match it: literals, classes, groups, alternatives and repetitions. What looks
/// around, refers back or depends on options is refused.
/// </summary>
internal sealed class PatternGrammar(JsonRules json, string pattern, SchemaLocation location)
{
    private int _position;

    /// <summary>An expression for what stands between the quotation marks.</summary>
    public string ToExpression()
    {
        // A pattern may match anywhere in the string unless it is anchored; each alternative has anchors of its own.
        List<string> alternatives = [];
        do
        {
            var start = Skip('^') ? "" : $"{json.Character}* ";
            var middle = Sequence();
            alternatives.Add(start + middle + (Skip('$') ? "" : $" {json.Character}*"));
        }
        while (Skip('|'));
        return _position == pattern.Length ? Gbnf.OneOf(alternatives) : throw Fault();
    }

    private string Alternatives()
    {
        List<string> alternatives = [];
        do
            alternatives.Add(Sequence());
        while (Skip('|'));
        return Gbnf.OneOf(alternatives);
    }

    private string Sequence()
    {
        List<string> parts = [];
        while (_position < pattern.Length && pattern[_position] is not ('|' or ')' or '$'))
            parts.Add(Repeated(Atom()));
        return parts.Count == 0 ? "\"\"" : string.Join(' ', parts);
    }

    private string Repeated(string atom)
    {
        var (min, max) = Skip('*') ? (0, (int?)null) : Skip('+') ? (1, null) : Skip('?') ? (0, 1) : Skip('{') ? Counts() : (1, 1);
        if ((min, max) == (1, 1))
            return atom;

        // Whether as much or as little as possible matches makes no difference to whether it matches.
        Skip('?');
        if (min > Gbnf.MostRepetitions || max > Gbnf.MostRepetitions || max < min)
            throw Fault();
        return Gbnf.Repeat(json.Rules.Add("part", atom), min, max);
    }

    private (int Min, int? Max) Counts()
    {
        var end = pattern.IndexOf('}', _position);
        var counts = end < 0 ? [] : pattern[_position..end].Split(',');
        if (counts.Length is 0 or > 2 || !int.TryParse(counts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var min))
            throw Fault();

        _position = end + 1;
        if (counts.Length == 1)
            return (min, min);
        if (counts[1].Length == 0)
            return (min, null);
        return int.TryParse(counts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var max) ? (min, max) : throw Fault();
    }

    private string Atom()
    {
        var character = Next();
        switch (character)
        {
            case '(':
                if (Skip('?') && !Skip(':'))
                    throw Fault();
                var group = Alternatives();
                return Skip(')') ? $"({group})" : throw Fault();
            case '[':
                return Class(CodePoints.InClass(pattern, ref _position));
            case '.':
                return Class(CodePoints.Except([('\n', '\n'), ('\r', '\r')]));
            case '\\':
                return Class(CodePoints.OfEscape(pattern, ref _position));
            case '*' or '+' or '?' or '{' or '^':
                throw Fault();
            default:
                _position--;
                return Class(CodePoints.One(pattern, ref _position));
        }
    }

    private string Class(IReadOnlyList<(int First, int Last)>? characters) =>
        (characters is null ? null : new PatternClass(characters).ToExpression()) ?? throw Fault();

    private char Next() => _position < pattern.Length ? pattern[_position++] : throw Fault();

    private bool Skip(char character)
    {
        if (_position >= pattern.Length || pattern[_position] != character)
            return false;

        _position++;
        return true;
    }

    private NotSupportedException Fault() => location.Fault($"has the pattern '{pattern}', of which the part at character {_position} is not understood");
}
