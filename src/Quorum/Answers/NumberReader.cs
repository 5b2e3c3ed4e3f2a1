using System.Globalization;
using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>Reads one number from the start of a normalised text, exactly, within bounded digits and exponents.</summary>
internal ref struct NumberReader(ReadOnlySpan<char> text)
{
    private const int MaximumDigits = 1_000;
    private const int MaximumExponent = 1_000;

    private ReadOnlySpan<char> _rest = text;

    /// <summary>What follows the number that was read.</summary>
    public readonly ReadOnlySpan<char> Rest => _rest;

    /// <summary>Reads an integer, decimal, fraction, mixed number or power-of-ten form, with an optional sign.</summary>
    public bool TryReadNumber(out Fraction value)
    {
        bool negative = Take('-');
        if (!negative)
            Take('+');

        if (!TryReadLatexFraction(out value) && !TryReadPlain(out value))
            return false;

        if (negative)
            value = value.Negate();

        return true;
    }

    private bool TryReadPlain(out Fraction value)
    {
        if (!TryReadDecimal(out value))
            return false;

        if (TryReadMixedPart(value, out Fraction part))
        {
            value += part;
            return true;
        }

        if (_rest is ['/', ..])
            return TryReadQuotient(ref value);

        TryReadExponent(ref value);
        return true;
    }

    private bool TryReadQuotient(ref Fraction value)
    {
        ReadOnlySpan<char> start = _rest;
        _rest = _rest[1..];
        if (TryReadDecimal(out Fraction denominator) && !denominator.IsZero)
            value /= denominator;
        else
            _rest = start;

        return true;
    }

    /// <summary>Reads what follows the whole part of a mixed number: a proper fraction of whole numbers.</summary>
    private bool TryReadMixedPart(Fraction whole, out Fraction part)
    {
        ReadOnlySpan<char> start = _rest;
        part = default;
        bool read = whole.Denominator.IsOne && (TryReadLatexFraction(out part)
            || (Take(' ') && TryReadDecimal(out part) && _rest is ['/', ..] && TryReadQuotient(ref part)));
        if (read && !part.IsNegative && part < Fraction.One)
            return true;

        _rest = start;
        return false;
    }

    private bool TryReadLatexFraction(out Fraction value)
    {
        ReadOnlySpan<char> start = _rest;
        if (Take(@"\frac") && TryReadArgument(out Fraction numerator) && TryReadArgument(out Fraction denominator) && !denominator.IsZero)
        {
            value = numerator / denominator;
            return true;
        }

        _rest = start;
        value = default;
        return false;
    }

    /// <summary>Reads a LaTeX argument: a braced number, or a single digit.</summary>
    private bool TryReadArgument(out Fraction value)
    {
        Take(' ');
        value = default;
        if (_rest is [>= '0' and <= '9', ..])
        {
            value = _rest[0] - '0';
            _rest = _rest[1..];
            return true;
        }

        int close = _rest.IndexOf('}');
        if (_rest is not ['{', ..] || close < 0)
            return false;

        var argument = new NumberReader(_rest[1..close]);
        _rest = _rest[(close + 1)..];
        bool negative = argument.Take('-');
        if (!argument.TryReadDecimal(out value) || !argument._rest.IsEmpty)
            return false;

        value = negative ? value.Negate() : value;
        return true;
    }

    private bool TryReadDecimal(out Fraction value)
    {
        value = default;
        ReadOnlySpan<char> text = _rest;
        int first = DigitRun(text);
        int end = first;
        char separator = '\0';

        // Groups of exactly three digits are thousands: 12,345 and 12 345, but not 0,500 nor 1234,567.
        while (first is >= 1 and <= 3 && text[0] != '0' && end < text.Length && text[end] is ',' or ' '
            && (separator == '\0' || separator == text[end]) && DigitRun(text[(end + 1)..]) == 3)
        {
            separator = text[end];
            end += 4;
        }

        int point = end;
        if (end < text.Length && (text[end] == '.' || (text[end] == ',' && separator != ',' && first > 0)))
        {
            int decimals = DigitRun(text[(end + 1)..]);
            end += decimals > 0 ? decimals + 1 : 0;
        }

        if (end == 0 || end > MaximumDigits)
            return false;

        Span<char> digits = stackalloc char[end];
        int count = 0;
        foreach (char c in text[..end])
        {
            if (char.IsAsciiDigit(c))
                digits[count++] = c;
        }

        int scale = end == point ? 0 : end - point - 1;
        value = new Fraction(BigInteger.Parse(digits[..count], NumberStyles.None, CultureInfo.InvariantCulture), BigInteger.Pow(10, scale));
        _rest = text[end..];
        return true;
    }

    private void TryReadExponent(ref Fraction value)
    {
        ReadOnlySpan<char> start = _rest;
        bool power = value == 10 && Take('^');
        bool marked = power || Take('e') || Take('E') || Take(@"\times10^") || Take(@"\cdot10^") || Take("*10^");
        if (marked && TryReadExponentValue(out int exponent))
        {
            var scale = new Fraction(BigInteger.Pow(10, Math.Abs(exponent)));
            Fraction mantissa = power ? Fraction.One : value;
            value = exponent < 0 ? mantissa / scale : mantissa * scale;
            return;
        }

        _rest = start;
    }

    private bool TryReadExponentValue(out int exponent)
    {
        bool braced = Take('{');
        bool negative = Take('-');
        if (!negative)
            Take('+');

        int digits = DigitRun(_rest);
        exponent = 0;
        if (digits is 0 or > 9)
            return false;

        exponent = int.Parse(_rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[digits..];
        exponent = negative ? -exponent : exponent;
        return Math.Abs(exponent) <= MaximumExponent && (!braced || Take('}'));
    }

    private static int DigitRun(ReadOnlySpan<char> text)
    {
        int length = text.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : length;
    }

    private bool Take(char c)
    {
        if (_rest.IsEmpty || _rest[0] != c)
            return false;

        _rest = _rest[1..];
        return true;
    }

    private bool Take(string text)
    {
        if (!_rest.StartsWith(text, StringComparison.Ordinal))
            return false;

        _rest = _rest[text.Length..];
        return true;
    }
}
