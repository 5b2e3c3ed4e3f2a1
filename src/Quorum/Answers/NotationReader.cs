using System.Text;

namespace Quorum;

/// <summary>Copies an answer without its LaTeX spacing, fonts, sizes and delimiters, and with one spelling for each symbol.</summary>
internal ref struct NotationReader(ReadOnlySpan<char> text)
{
    private const int DroppedBrace = -1;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly StringBuilder _output = new();

    // Where each open brace stands in the output, so that braces around one symbol can be taken back.
    private readonly Stack<int> _braces = new();
    private int _position;
    private bool _space;

    /// <summary>Reads the text in one pass.</summary>
    public string Read()
    {
        while (_position < _text.Length)
        {
            char c = _text[_position++];
            switch (c)
            {
                case '\\':
                    ReadCommand();
                    break;
                case '$':
                    break;
                case '{' when _text[_position..].StartsWith(",}"):
                    _position += 2;
                    Append(',');
                    break;
                case '{':
                    Append('{');
                    _braces.Push(_output.Length - 1);
                    break;
                case '}' when _braces.TryPop(out int open):
                    CloseBrace(open);
                    break;
                case '−' or '–':
                    Append('-');
                    break;
                case '×':
                    Append(@"\times");
                    break;
                case '·':
                    Append(@"\cdot");
                    break;
                case '~':
                    _space = true;
                    break;
                default:
                    if (char.IsWhiteSpace(c))
                        _space = true;
                    else
                        Append(c);

                    break;
            }
        }

        return _output.ToString();
    }

    private void ReadCommand()
    {
        int length = 0;
        while (_position + length < _text.Length && char.IsAsciiLetter(_text[_position + length]))
            length++;

        if (length == 0)
        {
            ReadControlSymbol();
            return;
        }

        string name = _text.Slice(_position, length).ToString();
        _position += length;
        switch (name)
        {
            case "left" or "right" or "big" or "Big" or "bigg" or "Bigg" or "bigl" or "bigr" or "Bigl" or "Bigr"
                or "displaystyle" or "textstyle":
                break;
            case "quad" or "qquad":
                _space = true;
                break;
            case "text" or "textbf" or "textit" or "textrm" or "textnormal" or "mathrm" or "mathbf" or "mathit" or "mathsf" or "mbox"
                or "operatorname" or "boxed" or "fbox":
                SkipOpeningBrace();
                break;
            case "dfrac" or "tfrac" or "cfrac":
                Append(@"\frac");
                break;
            case "leq":
                Append(@"\le");
                break;
            case "geq":
                Append(@"\ge");
                break;
            case "neq":
                Append(@"\ne");
                break;
            case "degree" or "degrees":
                Append('°');
                break;
            case "circ" when EndsWith("^") || EndsWith("^{"):
                Append('°');
                break;
            default:
                Append('\\' + name);
                break;
        }
    }

    private void ReadControlSymbol()
    {
        char symbol = _position < _text.Length ? _text[_position++] : ' ';
        switch (symbol)
        {
            case ',' or ';' or ':' or ' ':
                _space = true;
                break;
            case '!': // the negative space of 11,\! 880
                while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
                    _position++;

                break;
            case '(' or ')' or '[' or ']' or '$':
                break;
            case '%' or '#' or '&' or '_':
                Append(symbol);
                break;
            default:
                Append($@"\{symbol}");
                break;
        }
    }

    private void SkipOpeningBrace()
    {
        int next = _position;
        while (next < _text.Length && _text[next] == ' ')
            next++;

        if (next < _text.Length && _text[next] == '{')
        {
            _position = next + 1;
            _braces.Push(DroppedBrace);
        }
    }

    private void CloseBrace(int open)
    {
        if (open == DroppedBrace)
            return;

        if (_output.Length != open + 2 || !(char.IsLetterOrDigit(_output[^1]) || _output[^1] == '°'))
        {
            Append('}');
            return;
        }

        // x^{2} is x^2, but \pi{r} must not become the command \pir.
        if (open > 0 && char.IsLetter(_output[open - 1]) && char.IsLetter(_output[^1]))
            _output[open] = ' ';
        else
            _output.Remove(open, 1);
    }

    private readonly bool EndsWith(string tail) =>
        _output.Length >= tail.Length && _output.ToString(_output.Length - tail.Length, tail.Length) == tail;

    private void Append(string text)
    {
        Append(text[0]);
        _output.Append(text, 1, text.Length - 1);
    }

    /// <summary>Appends a symbol, and before it a space that keeps two words, two numbers or a list of numbers apart.</summary>
    private void Append(char c)
    {
        if (_space && _output.Length > 0)
        {
            char last = _output[^1];
            if ((char.IsLetter(last) && char.IsLetter(c)) || ((char.IsDigit(last) || last == ',') && char.IsDigit(c)))
                _output.Append(' ');
        }

        _space = false;
        _output.Append(c);
    }
}
