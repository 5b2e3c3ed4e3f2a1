using Fractions;

namespace Quorum;

/// <summary>Cuts LaTeX, plain and Unicode notation into tokens of one spelling, in one pass.</summary>
internal sealed partial class NotationLexer
{
    /// <summary>Longer texts are not answers and are not read.</summary>
    public const int MaximumLength = 2_000;

    private const int MaximumDepth = 100;
    private readonly string _text;
    private readonly bool _dollarsPair;
    private readonly bool _hasSemicolon;
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
        _hasSemicolon = text.Contains(';', StringComparison.Ordinal);
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
            else if (char.IsAsciiDigit(c) || (c == '.' && BeginsDecimals()))
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

        CloseGroups();
        return null;
    }

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

    private readonly record struct Group(GroupKind Kind, bool Textual, int DigitArguments);
}
