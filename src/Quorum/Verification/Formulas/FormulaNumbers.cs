using System.Globalization;
using System.Text;

namespace Quorum;

/// <summary>Reads numbers with all their thousands signs.</summary>
internal static class FormulaNumbers
{
    private static readonly string[] _thousands = [@",\!", "{,}", ",", @"\,", "\u00A0", "\u202F"];

    // So that a decimal holds a hundred times the number too.
    private const int MostDigits = 26;

    /// <summary>Reads the number at a position and gives it with a point and without thousands signs.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where the number starts; then, where it ends.</param>
    /// <param name="decimalComma">Whether a comma between digits is a decimal comma.</param>
    /// <param name="inArguments">Whether commas part the arguments of a function here.</param>
    public static string Read(string text, ref int position, bool decimalComma, bool inArguments)
    {
        var number = new StringBuilder();
        ReadDigits(text, ref position, number);
        if (number.Length is > 0 and <= 3 && number[0] != '0')
        {
            while (!inArguments && ThousandsSign(text, position, decimalComma) is { } length)
            {
                position += length;
                number.Append(text, position, 3);
                position += 3;
            }
        }

        char c = position < text.Length ? text[position] : '\0';
        bool fraction = position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]);
        if (fraction && (c == '.' || (c == ',' && decimalComma && !inArguments)))
        {
            number.Append('.');
            position++;
            ReadDigits(text, ref position, number);
        }
        else if (decimalComma && string.CompareOrdinal(text, position, "{,}", 0, 3) == 0 && position + 3 < text.Length && char.IsAsciiDigit(text[position + 3]))
        {
            number.Append('.');
            position += 3;
            ReadDigits(text, ref position, number);
        }

        else if (c == '.' && string.CompareOrdinal(text, position + 1, @"\overline{", 0, 10) == 0 && text.IndexOf('}', position, Math.Min(60, text.Length - position)) is >= 0 and var close)
        {
            number.Append(text, position, close + 1 - position);
            position = close + 1;
        }

        return number.Length > 0 && number[0] == '.' ? "0" + number : number.ToString();
    }

    /// <summary>The value of a text that is a number and nothing else; null if it is not, or has more than 26 digits.</summary>
    /// <param name="text">The text; dollar signs, backslashes and spaces around it do not count.</param>
    /// <param name="decimalComma">Whether a comma between digits is a decimal comma.</param>
    public static decimal? Value(string text, bool decimalComma)
    {
        string written = text.Trim('$', ' ', '\\');
        bool isNegative = written is ['-' or '−', ..];
        int position = isNegative ? 1 : 0;
        string number = Read(written, ref position, decimalComma, inArguments: false);
        if (position < written.Length || number.Length > MostDigits || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
            return null;

        return isNegative ? -value : value;
    }

    private static int? ThousandsSign(string text, int position, bool decimalComma)
    {
        foreach (string sign in _thousands)
        {
            if (decimalComma && sign is "," or "{,}")
                continue;
            if (string.CompareOrdinal(text, position, sign, 0, sign.Length) == 0 && IsGroup(text, position + sign.Length))
                return sign.Length;
        }

        return decimalComma && position < text.Length && text[position] == ' ' && IsGroup(text, position + 1) ? 1 : null;
    }

    /// <summary>Whether exactly three digits stand here.</summary>
    private static bool IsGroup(string text, int position)
    {
        if (position + 3 > text.Length || text.AsSpan(position, 3).ContainsAnyExceptInRange('0', '9'))
            return false;

        return position + 3 == text.Length || !char.IsAsciiDigit(text[position + 3]);
    }

    private static void ReadDigits(string text, ref int position, StringBuilder number)
    {
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || (text[position] == '.' && number.Length == 0)))
            number.Append(text[position++]);
    }
}
