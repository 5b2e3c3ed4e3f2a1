namespace Quorum;

internal sealed partial class NotationLexer
{
    private void ReadCommand()
    {
        int start = _position++;
        if (_position >= _text.Length)
            return;

        if (_text[_position] == '\\')
        {
            _position++;
            Add(NotationTokenKind.Symbol, @"\\", start);
            SkipRowSpace();
            return;
        }

        if (!char.IsAsciiLetter(_text[_position]))
        {
            string name = _text[_position++].ToString();
            AddDelimiter(NotationSymbols.OfCommand(name) ?? NotationSymbols.OfCharacter(name[0]), start);
            return;
        }

        while (_position < _text.Length && char.IsAsciiLetter(_text[_position]))
            _position++;

        ReadNamedCommand(_text[(start + 1).._position], start);
    }

    private void ReadNamedCommand(string name, int start)
    {
        switch (name)
        {
            // An upright i or e is the constant, not a word or a unit.
            case "mathrm" or "rm" or "text" when _text.AsSpan(_position).TrimStart() is ['{', 'i' or 'e', '}', ..]:
                OpenArgument(text: false);
                return;
            case "text" or "mathrm" or "textrm" or "rm" or "mbox" when NamedFunction() is { } function:
                AddSymbol(function, start);
                return;
            case "not" when NegatedRelation() is { } relation:
                AddSymbol(relation, start);
                return;
            case "text" or "textbf" or "textit" or "textrm" or "textsf" or "texttt" or "textnormal" or "mbox" or "hbox" or "emph" or "mathrm" or "rm" or "bf":
                OpenArgument(text: true);
                return;
            case "mathbf" or "vec" or "hat" or "boldsymbol" or "bm" or "overrightarrow" or "mathit" when UnitVector() is { } vector:
                Add(NotationTokenKind.Word, vector, start);
                return;
            case "mathbf" or "mathit" or "mathsf" or "mathcal" or "mathscr" or "mathfrak" or "boldsymbol" or "bm" or "operatorname" or "mathop" or "vec"
                or "hat" or "overrightarrow" or "boxed" or "fbox" or "framebox" or "underline" or "ensuremath" or "tilde" or "widehat":
                OpenArgument(text: false);
                return;
            case "mathbb":
                AddSymbol(BlackboardLetter(), start);
                return;
            case "begin" or "end":
                AddEnvironment(name, start);
                return;
            case "left" or "right":
                SkipSpaces();
                if (_position < _text.Length && _text[_position] == '.')
                    _position++;
                return;
            case "color":
                SkipColour();
                return;
            case "textcolor" or "colorbox" or "fcolorbox":
                SkipColour();
                if (name == "fcolorbox")
                    SkipColour();
                OpenArgument(text: false);
                return;
            case "hspace" or "vspace" or "phantom" or "hphantom" or "label" or "tag":
                SkipArgument();
                _spaced = true;
                return;
        }

        string symbol = NotationSymbols.OfCommand(name) ?? @"\" + name;
        AddDelimiter(symbol, start);
        if (symbol is @"\frac" or @"\binom")
            _digitArguments = 2;
    }

    /// <summary>The space after a row: <c>\\[2pt]</c>.</summary>
    private void SkipRowSpace()
    {
        if (_position >= _text.Length || _text[_position] != '[' || _text.IndexOf(']', _position) is not (> 0 and var close))
            return;

        ReadOnlySpan<char> length = _text.AsSpan((_position + 1)..close).Trim();
        if (length is [>= '0' and <= '9' or '.' or '-', .., 'p', 't'] or [>= '0' and <= '9' or '.' or '-', .., 'e', 'm' or 'x'] or [>= '0' and <= '9' or '.' or '-', .., 'm', 'm'] or [>= '0' and <= '9' or '.' or '-', .., 'c', 'm'])
            _position = close + 1;
    }

    private void OpenArgument(bool text)
    {
        SkipSpaces();
        if (_position >= _text.Length || _text[_position] != '{')
            return;

        _opensText = text;
        _opensTransparent = true;
        if (text)
            _spaced = true;
    }

    /// <summary>A function whose name is set as text: <c>\text{gcd}(12, 18)</c>; "5 \text{ min}" is none.</summary>
    private string? NamedFunction()
    {
        int close = _text.IndexOf('}', _position);
        if (close < 0 || _text.AsSpan(_position, close - _position).Trim(" {") is not { Length: >= 2 and <= 6 } name
            || NotationSymbols.OfName(name.ToString()) is not ['\\', ..] symbol)
        {
            return null;
        }

        ReadOnlySpan<char> rest = _text.AsSpan(close + 1).TrimStart(" ,~");
        bool applied = rest.StartsWith("(") || rest.StartsWith(@"\left") || (symbol is not (@"\min" or @"\max" or @"\sec" or @"\lim") && rest is [>= '0' and <= '9' or '\\', ..]);
        if (!applied)
            return null;

        _position = close + 1;
        return symbol;
    }

    /// <summary>The relation that <c>\not</c> before another makes.</summary>
    private string? NegatedRelation()
    {
        SkipSpaces();
        foreach ((string relation, string negated) in (ReadOnlySpan<(string, string)>)[("=", "≠"), ("<", "≥"), (">", "≤"), (@"\in", "∉")])
        {
            if (_text.AsSpan(_position).StartsWith(relation))
            {
                _position += relation.Length;
                return negated;
            }
        }

        return null;
    }

    /// <summary>The unit vectors i, j, k, which are no imaginary unit: <c>\mathbf{i}</c>, <c>\hat{\imath}</c>.</summary>
    private string? UnitVector()
    {
        ReadOnlySpan<char> rest = _text.AsSpan(_position);
        foreach (string vector in (ReadOnlySpan<string>)["i", "j", "k"])
        {
            foreach (string spelling in (ReadOnlySpan<string>)[$"{{{vector}}}", $" {vector}", $@"{{\{vector}math}}", $@"\{vector}math"])
            {
                if (rest.StartsWith(spelling, StringComparison.Ordinal))
                {
                    _position += spelling.Length;
                    return vector switch { "i" => "î", "j" => "ĵ", _ => "k̂" };
                }
            }
        }

        return null;
    }

    private string BlackboardLetter()
    {
        string name = ReadArgument();
        return name switch { "R" => "ℝ", "Z" => "ℤ", "Q" => "ℚ", "N" => "ℕ", "C" => "ℂ", _ => name };
    }

    private void AddEnvironment(string name, int start)
    {
        string environment = ReadArgument();
        if (environment is "array" or "tabular")
        {
            if (name == "begin")
                SkipArgument();
        }

        Add(NotationTokenKind.Symbol, $@"\{name}:{environment.TrimEnd('*')}", start);
        _lists = Math.Max(0, _lists + (name == "begin" ? 1 : -1));
    }

    private string ReadArgument()
    {
        SkipSpaces();
        if (_position >= _text.Length)
            return "";

        if (_text[_position] != '{')
            return _text[_position++].ToString();

        int close = _text.IndexOf('}', _position);
        if (close < 0)
            return "";

        string argument = _text[(_position + 1)..close].Trim();
        _position = close + 1;
        return argument;
    }

    private void SkipArgument()
    {
        SkipSpaces();
        if (_position < _text.Length && _text[_position] == '{')
            ReadArgument();
    }

    /// <summary>The colour of a command, with its model: <c>{red}</c>, <c>[rgb]{1,0,0}</c>.</summary>
    private void SkipColour()
    {
        SkipSpaces();
        if (_position < _text.Length && _text[_position] == '[' && _text.IndexOf(']', _position) is > 0 and var close)
            _position = close + 1;

        SkipArgument();
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
            _position++;
    }
}
