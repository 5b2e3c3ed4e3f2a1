namespace Quorum;

/// <summary>Cuts a step of prose, plain notation or LaTeX into tokens.</summary>
internal sealed class FormulaTokenizer(string text, bool decimalComma)
{
    private readonly List<FormulaToken> _tokens = [];
    private int _position;
    private bool _math;

    /// <summary>Cuts the whole text.</summary>
    public List<FormulaToken> Read()
    {
        while (_position < text.Length)
            ReadToken(text[_position]);

        return _tokens;
    }

    private FormulaTokenKind Previous => _tokens.Count == 0 ? FormulaTokenKind.Break : _tokens[^1].Kind;

    private void ReadToken(char c)
    {
        int start = _position;
        switch (c)
        {
            case '\n' when !_math:
                Add(FormulaTokenKind.Break, 1);
                break;
            case var _ when char.IsWhiteSpace(c):
                _position++;
                break;
            case var _ when char.IsAsciiDigit(c) || (c == '.' && IsDigit(_position + 1) && !IsDigit(_position - 1)):
                ReadNumber();
                break;
            case '\\':
                ReadCommand();
                break;
            case '$' when Follows("$$"):
                _math = !_math;
                Add(FormulaTokenKind.Break, 2);
                break;
            case '$' when _math || Sentences.IsFormulaSign(text, start, new TextSpan(0, text.Length), _math):
                _math = !_math;
                Add(FormulaTokenKind.Break, 1);
                break;
            case '$' or '€' or '£' or '₽' or '&' or '~':
                _position++;
                break;
            case '<' when Follows("<<"):
                ReadAnnotation();
                break;
            case '<' when TagLength() is > 0 and var tag:
                Add(FormulaTokenKind.Break, tag);
                break;
            case '=' or '<' or '>' or '≠' or '≈' or '≤' or '≥' or '≡' or '!' when ReadRelation():
                break;
            case '*' when IsMarkup(out int length):
                // Emphasis within a formula means nothing; at its ends, it is where the formula ends.
                Add(FormulaTokenKind.Break, length);
                break;
            case '*' when Follows("**"):
                Add(FormulaTokenKind.Operator, 2, "^");
                break;
            case '-' or '–' or '—' or '−':
                ReadDash(c);
                break;
            case ':' when decimalComma && Previous == FormulaTokenKind.Number && char.IsWhiteSpace(At(start - 1)) && char.IsWhiteSpace(At(start + 1)):
                Add(FormulaTokenKind.Operator, 1, "/");
                break;
            case '+' or '*' or '×' or '·' or '⋅' or '∙' or '/' or '÷' or '^' or '!' or '|':
                Add(FormulaTokenKind.Operator, 1, c is '·' or '⋅' or '∙' or '×' ? "*" : c == '÷' ? "/" : c.ToString());
                break;
            case '%' when char.IsLetterOrDigit(At(start + 1)):
                Add(FormulaTokenKind.Opaque, 1);
                break;
            case '%' or '°' or '²' or '³' or '√' or '\'' or '½' or '¼' or '¾' or 'π':
                Add(Previous == FormulaTokenKind.Break && c is '\'' ? FormulaTokenKind.Break : FormulaTokenKind.Name, 1, c.ToString());
                break;
            case '(' when !_math && Previous == FormulaTokenKind.Number && char.IsWhiteSpace(At(start - 1)):
                // A remark, "12 (15 minutes)", or a factor, "2 (3 + 4)".
                _tokens.Add(new(FormulaTokenKind.Break, start, start, "("));
                Add(FormulaTokenKind.Open, 1, "(");
                break;
            case '(' or '[' or '{':
                Add(FormulaTokenKind.Open, 1, c.ToString());
                break;
            case ')' or ']' or '}':
                Add(FormulaTokenKind.Close, 1, c.ToString());
                break;
            case ',' when !char.IsWhiteSpace(At(start + 1)) && At(start + 1) is not '\\' and not '$' and not '\0':
                Add(FormulaTokenKind.Opaque, 1, ",");
                break;
            case '.' when Follows("..."):
                Add(FormulaTokenKind.Opaque, 3);
                break;
            case '…' or '∑' or '∫' or '∏' or '∠' or '∪' or '∩' or '_' or '#':
                Add(FormulaTokenKind.Opaque, 1);
                break;
            case var _ when c == '@' || (char.IsSymbol(c) && c != '`'):
                Add(FormulaTokenKind.Opaque, 1);
                break;
            case var _ when char.IsLetter(c):
                ReadLetters();
                break;
            default:
                Add(FormulaTokenKind.Break, 1, c.ToString());
                break;
        }
    }

    private void ReadNumber()
    {
        int start = _position;
        string number = FormulaNumbers.Read(text, ref _position, decimalComma);
        if (char.IsLetter(At(_position)) && FormulaWords.IsOrdinalEnding(text, _position))
        {
            while (char.IsLetter(At(_position)))
                _position++;
            _tokens.Add(new(FormulaTokenKind.Word, start, _position, text[start.._position]));
            return;
        }

        _tokens.Add(new(FormulaTokenKind.Number, start, _position, number));
        if (FormulaWords.TryReadRemainder(text, ref _position, out int digits))
            _tokens.Add(new(FormulaTokenKind.Remainder, digits, _position, text[digits.._position]));
    }

    /// <summary>GSM8K's calculator marks, <c>&lt;&lt;48/2=24&gt;&gt;</c>, are no part of the formula around them.</summary>
    private void ReadAnnotation()
    {
        int end = text.IndexOf(">>", _position, StringComparison.Ordinal);
        _position = end < 0 ? text.Length : end + 2;
    }

    /// <summary>The length of an HTML tag that starts here; 0 if none does.</summary>
    private int TagLength()
    {
        bool named = char.IsAsciiLetterLower(At(_position + 1)) || (At(_position + 1) == '/' && char.IsAsciiLetter(At(_position + 2)));
        int close = named ? text.IndexOf('>', _position) : -1;
        return close < 0 || !(text[close - 1] is '"' or '/' || At(_position + 1) == '/' || close - _position <= 4) ? 0 : close + 1 - _position;
    }

    private bool ReadRelation()
    {
        if (Follows("=>") || Follows("<=>") || Follows("==>"))
        {
            Add(FormulaTokenKind.Break, Follows("=>") ? 2 : 3);
            return true;
        }

        bool factorial = text[_position] == '!' && Previous is FormulaTokenKind.Number or FormulaTokenKind.Close && _tokens[^1].End == _position;
        foreach (var (written, relation) in FormulaWords.Relations)
        {
            if (!factorial && Follows(written))
            {
                _tokens.Add(new(FormulaTokenKind.Relation, _position, _position + written.Length, written, relation));
                _position += written.Length;
                return true;
            }
        }

        return false;
    }

    private bool IsMarkup(out int length)
    {
        length = Follows("**") ? 2 : 1;
        char before = At(_position - 1);
        char after = At(_position + length);
        bool opens = before is '\0' or '\n' || (char.IsWhiteSpace(before) && !char.IsWhiteSpace(after) && length == 2);
        bool closes = length == 2 && (after is '\0' or '\n' or '.' or ',' or ':' || char.IsWhiteSpace(after)) && !char.IsWhiteSpace(before);
        return opens || closes;
    }

    private void ReadDash(char c)
    {
        char before = At(_position - 1);
        char after = At(_position + 1);
        bool bullet = before is '\0' or '\n' && char.IsWhiteSpace(after);
        bool arrow = c == '-' && after == '>';
        bool dash = c == '—' || (c == '-' && after == '-');
        if (bullet || arrow || dash)
            Add(FormulaTokenKind.Break, arrow || (dash && c == '-') ? 2 : 1);
        else if (Previous == FormulaTokenKind.Word && char.IsLetter(before) && char.IsLetter(after))
            Add(FormulaTokenKind.Break, 1);
        else
            Add(FormulaTokenKind.Operator, 1, "-");
    }

    private void ReadLetters()
    {
        int start = _position;
        while (char.IsLetter(At(_position)) || (!_math && At(_position) is '\'' or '’' or '-' && char.IsLetter(At(_position + 1)) && char.IsLetter(At(_position - 1))))
            _position++;

        string word = text[start.._position];
        (FormulaTokenKind kind, string written) = _math ? (FormulaTokenKind.Name, word) : OfWord(word, start);
        if (kind == FormulaTokenKind.Name && At(_position) == '_')
            ReadSubscript(ref written);

        _tokens.Add(new(kind, start, _position, written, written is "is" ? RelationKind.Is : RelationKind.Equal));
    }

    private void ReadSubscript(ref string written)
    {
        int start = _position++;
        if (At(_position) == '{')
        {
            int close = text.IndexOf('}', _position);
            _position = close < 0 || close > _position + 20 ? _position + 1 : close + 1;
        }
        else if (char.IsLetterOrDigit(At(_position)))
        {
            _position++;
        }

        written += text[start.._position];
    }

    private (FormulaTokenKind Kind, string Written) OfWord(string word, int start)
    {
        string folded = word.ToLowerInvariant();
        if (FormulaWords.Operators.TryGetValue(folded, out string? sign))
        {
            FormulaWords.SkipPreposition(text, folded, ref _position);
            return (sign is "=" or "is" ? FormulaTokenKind.Relation : FormulaTokenKind.Operator, sign);
        }

        if (FormulaWords.Functions.Contains(folded))
            return (FormulaTokenKind.Name, folded == "pi" ? @"\pi" : folded);

        char next = NextVisible();
        if (folded is "of" or "от" && (char.IsAsciiDigit(next) || next == '$') && EndsWithPart())
            return (FormulaTokenKind.Operator, "*");

        if (word is "x" or "х" or "X" && IsTimes(start, next))
            return (FormulaTokenKind.Operator, "*");

        bool glued = char.IsAsciiDigit(At(start - 1)) || At(start - 1) == ')';
        bool byOperator = next is '=' or '+' or '-' or '−' or '*' or '/' or '^' or '<' or '>' or '≤' or '≥' or '≈' or '·' or '×' or '_' or '²'
            || (Previous is FormulaTokenKind.Operator or FormulaTokenKind.Relation && !char.IsLetter(next));
        if (word.Length == 1 && (byOperator || (glued && !char.IsLetter(next))))
            return (FormulaTokenKind.Name, word);

        if (word.Length <= 3 && glued && folded.All(c => c is 'x' or 'y' or 'z' or 'a' or 'b' or 'n'))
            return (FormulaTokenKind.Name, word);

        return (FormulaTokenKind.Word, word);
    }

    /// <summary>Whether a letter x is a sign of multiplication: "3 x 4", "3x4", "15 pages x 1/3".</summary>
    private bool IsTimes(int start, char next)
    {
        bool spaced = char.IsWhiteSpace(At(start - 1)) && char.IsWhiteSpace(At(_position));
        bool beforeNumber = char.IsAsciiDigit(next) || next is '$' or '.';
        return Previous switch
        {
            FormulaTokenKind.Number => beforeNumber || (spaced && next == '('),
            FormulaTokenKind.Close => spaced && (beforeNumber || next == '('),
            FormulaTokenKind.Word => spaced && (beforeNumber || next == '(') && _tokens.TakeLast(3).Any(token => token.Kind == FormulaTokenKind.Number),
            _ => false,
        };
    }

    /// <summary>Whether a percentage or a fraction stands before, of which a part is taken: "60% of 50", "2/3 of 12".</summary>
    private bool EndsWithPart() => _tokens is [.., { Written: "%" }]
        || _tokens is [.., { Kind: FormulaTokenKind.Number }, { Written: "/" }, { Kind: FormulaTokenKind.Number }];

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

    private void Add(FormulaTokenKind kind, int length, string written = "")
    {
        _tokens.Add(new(kind, _position, _position + length, written));
        _position += length;
    }

    private char NextVisible()
    {
        int next = _position;
        while (next < text.Length && text[next] == ' ')
            next++;
        return At(next);
    }

    private bool Follows(string sign) => string.CompareOrdinal(text, _position, sign, 0, sign.Length) == 0;

    private bool IsDigit(int index) => char.IsAsciiDigit(At(index));

    private char At(int index) => index >= 0 && index < text.Length ? text[index] : '\0';
}
