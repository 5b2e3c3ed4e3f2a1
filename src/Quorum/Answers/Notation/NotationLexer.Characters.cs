namespace Quorum;

internal sealed partial class NotationLexer
{
    private void ReadCharacter(char c)
    {
        int start = _position++;
        char next = _position < _text.Length ? _text[_position] : '\0';
        if (CompoundCharacters.Expand(c) is { } pieces)
        {
            foreach (NotationToken piece in pieces)
                Add(piece.Kind, piece.Text, start, piece.Value);

            return;
        }

        if (c == '.' && _text.AsSpan(_position).StartsWith(".."))
        {
            _position += 2;
            AddSymbol("…", start);
            return;
        }

        if (CompoundCharacters.Script(c) is not null)
        {
            ReadScript(start);
            return;
        }

        if (c == '+' && next == '/' && _position + 1 < _text.Length && _text[_position + 1] is '-' or '−')
        {
            _position += 2;
            AddSymbol("±", start);
            return;
        }

        string? pair = (c, next) switch
        {
            ('<', '=') or ('=', '<') => "≤",
            ('>', '=') or ('=', '>') when c == '>' => "≥",
            ('=', '>') => "⇒",
            ('<', '>') => "≠",
            ('!', '=') when !AfterOperand() => "≠",
            ('=', '=') => "=",
            ('*', '*') => "^",
            ('-', '>') => "→",
            ('+', '-') when _position + 1 >= _text.Length || !char.IsAsciiDigit(_text[_position + 1]) || _tokens.Count == 0 => "±",
            _ => null,
        };
        if (pair is not null)
        {
            _position++;
            AddSymbol(pair, start);
            return;
        }

        // 1,2,3 and \sqrt3,\sqrt2,1: where one comma separates without a space, others do.
        _commasSeparate |= c == ',' && _lists == 0 && next is not (' ' or '\0');
        bool opens = c == ']' && (_tokens.Count == 0 || _tokens[^1] is { Kind: NotationTokenKind.Symbol, Text: "∈" or "∪" or "∩" or "∖" or "=" });
        _lists += c switch { '(' or '[' => 1, ']' when opens => 1, ')' or ']' when _lists > 0 => -1, _ => 0 };
        if (c is not '$' || !IsMathDelimiter(start))
            AddSymbol(NotationSymbols.OfCharacter(c), start);
    }

    private bool AfterOperand() => !_spaced && _tokens.Count > 0 && (_tokens[^1].IsNumber || _tokens[^1].Is(")"));

    /// <summary>A dollar sign is money where a number follows and no other dollar sign pairs with it.</summary>
    private bool IsMathDelimiter(int at)
    {
        bool digit = at + 1 < _text.Length && (char.IsAsciiDigit(_text[at + 1]) || _text[at + 1] is '.' or ' ' or '-');
        return _dollarsPair || !digit;
    }

    /// <summary>Raised or lowered characters: x², a₁, ³⁄₈.</summary>
    private void ReadScript(int start)
    {
        bool raised = CompoundCharacters.IsRaised(_text[start]);
        int end = start;
        while (end < _text.Length && CompoundCharacters.Script(_text[end]) is not null && CompoundCharacters.IsRaised(_text[end]) == raised)
            end++;

        string inner = string.Concat(_text[start..end].Select(CompoundCharacters.Script));
        _position = end;
        bool fraction = raised && end < _text.Length && _text[end] is '⁄' or '/' && end + 1 < _text.Length
            && CompoundCharacters.Script(_text[end + 1]) is not null && !CompoundCharacters.IsRaised(_text[end + 1]);
        if (fraction)
        {
            int close = end + 1;
            while (close < _text.Length && CompoundCharacters.Script(_text[close]) is not null && !CompoundCharacters.IsRaised(_text[close]))
                close++;

            _position = close;
            AddSymbol(@"\frac", start);
            AddGroup(inner, start);
            AddGroup(string.Concat(_text[(end + 1)..close].Select(CompoundCharacters.Script)), start);
            return;
        }

        AddSymbol(raised ? "^" : "_", start);
        AddGroup(inner, start);
    }

    private void AddGroup(string inner, int start)
    {
        AddSymbol("{", start);
        if (Read(inner, out _) is { } tokens)
        {
            foreach (NotationToken token in tokens)
                Add(token.Kind, token.Text, start, token.Value);
        }

        AddSymbol("}", start);
    }
}
