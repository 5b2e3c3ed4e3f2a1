namespace Quorum;

/// <content>What LaTeX commands are.</content>
internal sealed partial class FormulaTokenizer
{
    private void ReadCommand()
    {
        int start = _position++;
        if (!char.IsAsciiLetter(At(_position)))
        {
            ReadControlSymbol(start);
            return;
        }

        while (char.IsAsciiLetter(At(_position)))
            _position++;

        string name = text[(start + 1).._position];
        if (FormulaCommands.Relations.TryGetValue(name, out RelationKind relation))
            _tokens.Add(new(FormulaTokenKind.Relation, start, _position, name, relation));
        else if (FormulaCommands.Operators.TryGetValue(name, out string? sign))
            _tokens.Add(new(FormulaTokenKind.Operator, start, _position, sign));
        else if (FormulaCommands.Skipped.Contains(name))
            return;
        else if (name is "boxed" or "fbox" && Previous == FormulaTokenKind.Number && _tokens[^1].End == start)
            _tokens.Add(new(FormulaTokenKind.Opaque, start, _position, "")); // digits of one number, some of them in a box
        else if (name is "boxed" or "fbox" or "mathbf" or "displaystyle" or "textstyle" or "mathrm" && !IsWordGroup())
            return; // what it encloses is read as a group
        else if (FormulaCommands.Words.Contains(name))
            ReadWordGroup(start);
        else if (name is "begin" or "end")
            ReadEnvironment(start, opens: name == "begin");
        else if (FormulaCommands.Breaks.Contains(name))
            _tokens.Add(new(FormulaTokenKind.Break, start, _position, ""));
        else if (FormulaCommands.Opaque.Contains(name))
            _tokens.Add(new(FormulaTokenKind.Opaque, start, _position, ""));
        else
            _tokens.Add(new(FormulaTokenKind.Name, start, _position, FormulaCommands.Spelling(name)));
    }

    private void ReadControlSymbol(int start)
    {
        char symbol = At(_position);
        _position = Math.Min(_position + 1, text.Length);
        switch (symbol)
        {
            case '(' or '[':
                _math = true;
                _tokens.Add(new(FormulaTokenKind.Break, start, _position, ""));
                break;
            case ')' or ']':
                _math = false;
                _tokens.Add(new(FormulaTokenKind.Break, start, _position, ""));
                break;
            case '\\':
                ReadLineBreak(start);
                break;
            case '%':
                _tokens.Add(new(FormulaTokenKind.Name, start, _position, "%"));
                break;
            case ',' or ';' or ':' or '!' or ' ' or '$' or '\n':
                break;
            default:
                _tokens.Add(new(FormulaTokenKind.Opaque, start, _position, ""));
                break;
        }
    }

    /// <summary>A new line of an alignment continues the chain of equalities if a relation is its first sign.</summary>
    private void ReadLineBreak(int start)
    {
        if (At(_position) == '[')
        {
            int close = text.IndexOf(']', _position);
            _position = close < 0 || close > _position + 10 ? _position : close + 1;
        }

        int next = _position;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] == '&'))
            next++;

        if (At(next) is not '=' and not '≈')
            _tokens.Add(new(FormulaTokenKind.Break, start, _position, ""));
    }

    private bool IsWordGroup() => At(_position) == '{' && char.IsLetter(At(_position + 1)) && char.IsLetter(At(_position + 2));

    private void ReadWordGroup(int start)
    {
        while (At(_position) == ' ')
            _position++;
        if (At(_position) != '{')
            return;

        int close = text.IndexOf('}', _position);
        close = close < 0 ? text.Length : close;
        string content = text[(_position + 1)..close].Trim();
        _position = Math.Min(close + 1, text.Length);
        if (content.Length == 0)
            return;

        if (FormulaWords.Operators.TryGetValue(content.ToLowerInvariant(), out string? sign) && sign is not "=" and not "is")
            _tokens.Add(new(FormulaTokenKind.Operator, start, _position, sign));
        else if (content == "mod" && Previous is FormulaTokenKind.Number or FormulaTokenKind.Close)
            _tokens.Add(new(FormulaTokenKind.Operator, start, _position, FormulaWords.Modulo));
        else if (FormulaWords.TakesSeveral(content))
            _tokens.Add(new(FormulaTokenKind.Name, start, _position, FormulaWords.Spelling(content.ToLowerInvariant())));
        else
            _tokens.Add(new(content.All(char.IsAsciiDigit) ? FormulaTokenKind.Opaque : content.All(c => char.IsLetter(c) || c is ' ' or '.') ? FormulaTokenKind.Word : FormulaTokenKind.Break, start, _position, content.TrimEnd('.')));
    }

    private void ReadEnvironment(int start, bool opens)
    {
        int close = text.IndexOf('}', _position);
        string name = close < 0 ? "" : text[_position..close].Trim('{', '*', ' ');
        _position = close < 0 ? text.Length : close + 1;
        bool formula = name is "align" or "aligned" or "equation" or "gather" or "gathered" or "eqnarray" or "split" or "alignat" or "multline";
        if (formula)
        {
            _math = opens || name is "aligned" or "gathered" or "split";
            _tokens.Add(new(FormulaTokenKind.Break, start, _position, ""));
        }
        else if (opens)
        {
            string end = $@"\end{{{name}";
            int last = text.IndexOf(end, _position, StringComparison.Ordinal);
            int brace = last < 0 ? -1 : text.IndexOf('}', last);
            _position = brace < 0 ? text.Length : brace + 1;
            _tokens.Add(new(FormulaTokenKind.Opaque, start, _position, ""));
        }
    }
}
