using Fractions;

namespace Quorum;

internal sealed partial class NotationLexer
{
    /// <summary>How far around a numeral a semicolon is looked for.</summary>
    private const int Vicinity = 200;

    private bool _commasSeparate;

    /// <summary>Whether a point here begins a decimal without a zero before it.</summary>
    private bool BeginsDecimals() => (_position == 0 || !char.IsAsciiDigit(_text[_position - 1]))
        && _position + 1 < _text.Length && (char.IsAsciiDigit(_text[_position + 1]) || RepeatingDecimal.Begins(_text, _position + 1));

    private bool ReadNumber()
    {
        int start = _position;
        if (_digitArguments > 0 && char.IsAsciiDigit(_text[start]))
        {
            _position++;
            Add(NotationTokenKind.Number, Digit(_text[start]), start, _text[start] - '0');
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
    /// Between brackets a comma separates, unless semicolons do. So it does after another separator without space, as in 1,2,3, and after a
    /// negative number of one digit, as in -2,1.
    /// </summary>
    private CommaReading Commas()
    {
        if (_lists > 0)
            return SeparatesBySemicolon() ? CommaReading.Decimal : CommaReading.Separator;

        if (_tokens.Count == 0)
            return CommaReading.Decimal;

        return _commasSeparate || _tokens[^1].Is("≠") || (_tokens[^1].Is("-") && IsPairOfDigits()) ? CommaReading.Thousands : CommaReading.Decimal;
    }

    /// <summary>Whether the numeral here is a digit, a comma and a digit.</summary>
    private bool IsPairOfDigits() => _text.AsSpan(_position) is [_, ',', >= '0' and <= '9', .. var rest] && rest is not [>= '0' and <= '9', ..];

    /// <summary>Whether the brackets around this place have a semicolon between their elements, as (1,5; 2) has.</summary>
    private bool SeparatesBySemicolon() => _hasSemicolon && (FindsSemicolon(1) || FindsSemicolon(-1));

    private bool FindsSemicolon(int step)
    {
        int depth = 0;
        for (int i = _position, left = Vicinity; i >= 0 && i < _text.Length && left > 0; i += step, left--)
        {
            char c = _text[i];
            if (c is '(' or '[' or '{')
                depth += step;
            else if (c is ')' or ']' or '}')
                depth -= step;
            else if (c == ';' && depth == 0 && (i == 0 || _text[i - 1] != '\\'))
                return true;

            if (depth < 0)
                return false;
        }

        return false;
    }

    private static string Digit(char digit) => "0123456789".Substring(digit - '0', 1);
}
