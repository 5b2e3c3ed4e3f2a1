using Fractions;

namespace Quorum;

/// <summary>Cuts LaTeX, plain and Unicode notation into tokens of one spelling, in one pass.</summary>
internal sealed class NotationLexer
{
    /// <summary>Longer texts are not answers and are not read.</summary>
    public const int MaximumLength = 2_000;

    private const int MaximumDepth = 100;
    private readonly string _text;
    private readonly bool _dollarsPair;
    private readonly List<NotationToken> _tokens = [];
    private readonly Stack<Group> _groups = new();
    private int _position;
    private int _lists;
    private int _digitArguments;
    private bool _spaced;
    private bool _textual;
    private bool _opensText;
    private bool _opensTransparent;

    private NotationLexer(string text)
    {
        _text = text;
        _dollarsPair = (text.AsSpan().Count('$') - text.AsSpan().Count(@"\$")) % 2 == 0;
    }

    private enum GroupKind
    {
        Plain,
        List,
        Transparent,
    }

    /// <summary>Reads the tokens of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">Why it could not be read; otherwise <see langword="null"/>.</param>
    /// <returns>The tokens, or <see langword="null"/>.</returns>
    public static List<NotationToken>? Read(string text, out string? problem)
    {
        if (text.Length > MaximumLength)
        {
            problem = $"It is longer than {MaximumLength} characters.";
            return null;
        }

        var lexer = new NotationLexer(Narrow(text));
        problem = lexer.Run();
        return problem is null ? lexer._tokens : null;
    }

    /// <summary>Full-width characters as East Asian keyboards give them.</summary>
    private static string Narrow(string text) => !text.AsSpan().ContainsAnyInRange('！', '～')
        ? text
        : string.Create(text.Length, text, static (narrow, wide) =>
        {
            for (int i = 0; i < narrow.Length; i++)
                narrow[i] = wide[i] is >= '！' and <= '～' ? (char)(wide[i] - 0xFEE0) : wide[i];
        });

    private string? Run()
    {
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (char.IsWhiteSpace(c) || c is '~' or '\u200b' or '\ufeff')
            {
                _spaced = true;
                _position++;
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && _position + 1 < _text.Length && char.IsAsciiDigit(_text[_position + 1]) && !AfterDigit()))
            {
                if (!ReadNumber())
                    return $"It has a number beyond {NumeralScanner.MaximumDigits} digits.";
            }
            else if (c == '\\')
            {
                ReadCommand();
            }
            else if (char.IsLetter(c) && NotationSymbols.OfCharacter(c) is [var letter] && letter == c)
            {
                ReadLetters();
            }
            else if (c is '{' or '}')
            {
                ReadBrace(c);
                if (_groups.Count > MaximumDepth)
                    return $"It is nested more than {MaximumDepth} deep.";
            }
            else
            {
                ReadCharacter(c);
            }
        }

        return null;
    }

    private bool AfterDigit() => _position > 0 && char.IsAsciiDigit(_text[_position - 1]);

    private void Add(NotationTokenKind kind, string text, int start, Fraction value = default)
    {
        _tokens.Add(new(kind, text, start) { Spaced = _spaced, Textual = _textual, Value = value });
        _spaced = false;
        if (_digitArguments > 0 && text is not ("^" or "_"))
            _digitArguments--;
    }

    private void AddSymbol(string symbol, int start)
    {
        if (symbol == NotationSymbols.Space)
            _spaced = true;
        else if (NotationSymbols.IsLetter(symbol))
            Add(NotationTokenKind.Word, symbol, start);
        else if (symbol.Length > 0)
            Add(NotationTokenKind.Symbol, symbol, start);
    }

    private bool ReadNumber()
    {
        int start = _position;
        if (_digitArguments > 0 && char.IsAsciiDigit(_text[start]))
        {
            _position++;
            Add(NotationTokenKind.Number, _text[start..(start + 1)], start, _text[start] - '0');
            return true;
        }

        int end = NumeralScanner.Scan(_text, start, Commas(), out Fraction value, out string digits);
        if (end < 0)
            return false;

        _position = end;
        Add(NotationTokenKind.Number, digits, start, value);
        return true;
    }

    /// <summary>
    /// Between brackets a comma separates. So it does after another separator without space, as in 1,2,3, and after a negative number of
    /// one digit, as in -2,1.
    /// </summary>
    private CommaReading Commas()
    {
        if (_lists > 0)
            return CommaReading.Separator;

        if (_tokens.Count == 0)
            return CommaReading.Decimal;

        NotationToken last = _tokens[^1];
        return (last.Is(",") && !_spaced) || (last.Is("-") && IsPairOfDigits()) ? CommaReading.Thousands : CommaReading.Decimal;
    }

    /// <summary>Whether the numeral here is a digit, a comma and a digit.</summary>
    private bool IsPairOfDigits() => _text.AsSpan(_position) is [_, ',', >= '0' and <= '9', .. var rest] && rest is not [>= '0' and <= '9', ..];

    private void ReadLetters()
    {
        int start = _position;
        while (_position < _text.Length && char.IsLetter(_text[_position]))
            _position++;

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

    private void ReadBrace(char brace)
    {
        int start = _position++;
        if (brace == '{')
        {
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

    private void ReadCommand()
    {
        int start = _position++;
        if (_position >= _text.Length)
            return;

        if (_text[_position] == '\\')
        {
            _position++;
            Add(NotationTokenKind.Symbol, @"\\", start);
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

    private void AddDelimiter(string symbol, int start)
    {
        _lists += symbol switch { "⦃" or "⟨" or "[" => 1, "⦄" or "⟩" or "]" when _lists > 0 => -1, _ => 0 };
        AddSymbol(symbol, start);
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

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
            _position++;
    }

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

    private readonly record struct Group(GroupKind Kind, bool Textual, int DigitArguments);
}
