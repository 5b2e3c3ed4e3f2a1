namespace Quorum;

/// <summary>Cuts a step of prose, plain notation or LaTeX into tokens.</summary>
internal sealed partial class FormulaTokenizer(string text, bool decimalComma, IReadOnlySet<string> names)
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
            case '(' or '\\' or 'm' or 'п' when ReadModulus():
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
            case '%' when char.IsWhiteSpace(At(start - 1)) && At(start + 1) == ' ' && IsDigit(start + 2):
                Add(FormulaTokenKind.Operator, 1, FormulaWords.Modulo);
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
            case ',' or ';' when IsInArguments():
                Add(FormulaTokenKind.Opaque, 1, ",");
                break;
            case ',' when !char.IsWhiteSpace(At(start + 1)) && At(start + 1) is not '\\' and not '$' and not '\0':
                Add(FormulaTokenKind.Opaque, 1, ",");
                break;
            case '.' when Follows("..."):
                Add(FormulaTokenKind.Opaque, 3);
                break;
            case '_':
                Add(FormulaTokenKind.Opaque, 1, "_");
                break;
            case '…' or '∑' or '∫' or '∏' or '∠' or '∪' or '∩' or '#':
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
        string number = FormulaNumbers.Read(text, ref _position, decimalComma, IsInArguments());
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

    /// <summary>Reads what states a modulus, "(mod 5)", or asks for a remainder, "17 mod 5".</summary>
    private bool ReadModulus()
    {
        if (FormulaWords.Modulus(text, _position) is var (length, modulus))
        {
            Add(FormulaTokenKind.Modulus, length, modulus);
            return true;
        }

        bool afterOperand = Previous is FormulaTokenKind.Number or FormulaTokenKind.Close or FormulaTokenKind.Name;
        if (!afterOperand || FormulaWords.ModuloLength(text, _position) is not (> 0 and var word))
            return false;

        Add(FormulaTokenKind.Operator, word, FormulaWords.Modulo);
        return true;
    }

    /// <summary>Whether the innermost open bracket is that of a function of several arguments, as in "gcd(12, 18)".</summary>
    private bool IsInArguments()
    {
        int depth = 0;
        for (int i = _tokens.Count - 1; i > 0 && _tokens[i].Kind is not (FormulaTokenKind.Break or FormulaTokenKind.Word); i--)
        {
            if (_tokens[i].Kind == FormulaTokenKind.Close)
                depth++;
            else if (_tokens[i].Kind == FormulaTokenKind.Open && depth-- == 0)
                return _tokens[i - 1].Kind == FormulaTokenKind.Name && FormulaWords.TakesSeveral(_tokens[i - 1].Written);
        }

        return false;
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
