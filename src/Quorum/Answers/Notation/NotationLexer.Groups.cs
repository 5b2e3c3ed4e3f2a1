namespace Quorum;

internal sealed partial class NotationLexer
{
    private void ReadBrace(char brace)
    {
        int start = _position++;
        if (brace == '{')
        {
            // {:} keeps TeX from adding space.
            if (_text.AsSpan(_position) is [':' or '=' or ',', '}', ..])
            {
                AddSymbol(_text[_position].ToString(), start);
                _position += 2;
                return;
            }

            bool argument = _tokens.Count > 0 && !_spaced && _tokens[^1] is { Kind: NotationTokenKind.Symbol, Text: not ("," or "=" or "∈" or "∪" or "∩" or "∖" or "(" or "[" or "⦃") };
            GroupKind kind = _opensTransparent ? GroupKind.Transparent : argument || _digitArguments > 0 ? GroupKind.Plain : GroupKind.List;
            int pending = kind == GroupKind.Transparent ? _digitArguments : Math.Max(0, _digitArguments - 1);
            _groups.Push(new(kind, _textual, pending));
            _digitArguments = 0;
            _textual |= _opensText;
            _opensText = _opensTransparent = false;
            _lists += kind == GroupKind.List ? 1 : 0;
            if (kind != GroupKind.Transparent)
                Add(NotationTokenKind.Symbol, "{", start);

            return;
        }

        if (!_groups.TryPop(out Group group))
        {
            Add(NotationTokenKind.Symbol, "}", start);
            return;
        }

        if (group.Kind != GroupKind.Transparent)
            Add(NotationTokenKind.Symbol, "}", start);

        _textual = group.Textual;
        _digitArguments = group.DigitArguments;
        _lists -= group.Kind == GroupKind.List ? 1 : 0;
    }

    /// <summary>Closes what a truncated or careless text left open.</summary>
    private void CloseGroups()
    {
        while (_groups.TryPop(out Group group))
        {
            if (group.Kind != GroupKind.Transparent)
                Add(NotationTokenKind.Symbol, "}", _text.Length);
        }
    }

    private void AddDelimiter(string symbol, int start)
    {
        _lists += symbol switch { "⦃" or "⟨" or "[" => 1, "⦄" or "⟩" or "]" when _lists > 0 => -1, _ => 0 };
        AddSymbol(symbol, start);
    }
}
