namespace Quorum;

internal sealed partial class NotationLexer
{
    private void ReadLetters()
    {
        int start = _position;
        while (_position < _text.Length && char.IsLetter(_text[_position]) && (_position == start || !IsGreek(_text[_position]) || _textual))
        {
            if (IsGreek(_text[_position++]) && !_textual)
                break;
        }

        string run = _text[start.._position];
        if (_textual)
        {
            Add(NotationTokenKind.Word, run, start);
            return;
        }

        if (NotationSymbols.OfName(run) is { } symbol)
        {
            AddSymbol(symbol, start);
            return;
        }

        int split = FusedName(run);
        if (split > 0)
        {
            ReadOnlySpan<char> head = run.AsSpan(0, split);
            AddSymbol(NotationSymbols.OfName(head.ToString()) ?? head.ToString(), start);
            AddSymbol(NotationSymbols.OfName(run[split..]) ?? run[split..], start + split);
            return;
        }

        Add(NotationTokenKind.Word, run.Length == 1 ? NotationSymbols.OfCharacter(run[0]) : run, start);
    }

    /// <summary>A Greek letter is a variable or a constant by itself: πr is a product.</summary>
    private static bool IsGreek(char letter) => letter is >= 'Α' and <= 'ω';

    /// <summary>Where a run such as <c>sinx</c>, <c>pir</c> or <c>kpi</c> falls into a name and a variable; 0 if it does not.</summary>
    private static int FusedName(string run) => run switch
    {
        ['s', 'i', 'n', 'x' or 'y' or 'z'] or ['c', 'o', 's', 'x' or 'y' or 'z'] or ['t', 'a', 'n', 'x' or 'y'] => 3,
        ['c', 'o', 't', 'x'] or ['s', 'e', 'c', 'x'] or ['c', 's', 'c', 'x'] or ['l', 'o', 'g', 'x' or 'y'] => 3,
        ['l', 'n', 'x' or 'y' or 'a'] => 2,
        ['p', 'i', 'r' or 'R' or 'x' or 'k'] => 2,
        ['n' or 'k' or 'm' or 'r', 'p', 'i'] => 1,
        ['s', 'i', 'n' or 'h', ..] or ['c', 'o', 's', ..] or ['t', 'a', 'n', ..] when run[3..] is "theta" or "alpha" or "beta" => 3,
        _ => 0,
    };
}
