using Fractions;

namespace Quorum;

internal sealed partial class AnswerReader
{
    private const int MaximumUnitWords = 6;

    /// <summary>Reads 14 R 2.</summary>
    private Reading? ReadRemainder(int start, int end)
    {
        if (end - start is < 3 or > 6 || !_tokens[start].IsInteger)
            return null;

        NotationToken[] parts = [.. _tokens[start..end].Where(token => !(token.Is("(") || token.Is(")") || token.Is(".") || token.Text == "of"))];
        return parts is [var quotient, { IsWord: true } word, { IsInteger: true } remainder] && IsRemainder(word.Text)
            ? new($"remainder:{quotient.Value}:{remainder.Value}", AnswerKind.Number)
            : null;
    }

    private static bool IsRemainder(string word)
    {
        string folded = word.ToLowerInvariant();
        return folded == "r" || folded.StartsWith("rem", StringComparison.Ordinal) || folded.StartsWith("ост", StringComparison.Ordinal);
    }

    /// <summary>Reads 413_7 as the numeral that it is: a question that names a base asks for its digits.</summary>
    private Reading? ReadNumeralInBase(int start, int end)
    {
        string? digits = null;
        Fraction numeralBase = default;
        int at = start;
        while (at < end && (_tokens[at].IsInteger || (_tokens[at].IsWord && _tokens[at].Text.All(c => c is >= 'A' and <= 'Z' or >= 'a' and <= 'f')))
            && (at == start || !_tokens[at].Spaced))
        {
            digits += _tokens[at++].Text;
        }

        if (digits is null && _tokens[start].Is("(") && start + 2 < end && _brackets.PartnerOf(start) == start + 2 && _tokens[start + 1].IsInteger)
        {
            digits = _tokens[start + 1].Text;
            at = start + 3;
        }

        if (digits is null || at >= end)
            return null;

        digits = digits.ToUpperInvariant();

        NotationToken[] rest = [.. _tokens[at..end].Where(token => !(token.Is("{") || token.Is("}") || token.Is("(") || token.Is(")")))];
        if (rest is [{ Text: "_" }, { IsInteger: true } subscript])
            numeralBase = subscript.Value;
        else if (rest is [{ Text: "_" }, { IsWord: true } spelled] && NumberWords.Read([spelled.Text]) is { } value)
            numeralBase = value;
        else if (rest.Length is 2 or 3 && rest[^2].Text is "base" or "Base" && (rest.Length == 2 || rest[0].Text is "_" or "in"))
            numeralBase = rest[^1].IsInteger ? rest[^1].Value : NumberWords.Read([rest[^1].Text]) ?? default;

        return numeralBase >= 2 && NumeralBase.TryRead(digits, numeralBase, out _)
            ? new($"base:{numeralBase}:{digits.TrimStart('0')}", AnswerKind.Number)
            : null;
    }

    /// <summary>Reads times, 4:45, and ratios, 3:8.</summary>
    private Reading? ReadColons(int start, int end)
    {
        List<(int Start, int End)> parts = Split(start, end, token => token.Is(":"));
        bool? afternoon = TakeHalfDay(start, ref end);
        if (afternoon is not null)
            parts = Split(start, end, token => token.Is(":"));

        if (afternoon is not null || (parts.Count is 2 or 3 && parts.Skip(1).All(IsSexagesimal) && parts[0] is var hours && hours.End - hours.Start == 1 && _tokens[start].IsInteger
            && (parts.Count == 3 || _tokens[start].Value < 24)))
            return ReadTime(parts, afternoon);

        // Each term is evaluated; what has more of them is no ratio that anyone writes.
        const int MaximumTerms = 16;
        if (parts.Count is < 2 or > MaximumTerms)
            return null;

        Expression?[] terms = [.. parts.Select(Expression)];
        if (terms.Any(term => term is null))
            return null;

        string spelling = Spelling(start, end);
        if (terms.Length == 2)
            return Reading.Of(ExpressionForms.Quotient(terms[0]!, terms[1]!), spelling);

        Reading[] quotients = [.. terms.SkipLast(1).Select(term => Reading.Of(ExpressionForms.Quotient(term!, terms[^1]!), spelling))];
        return new($"ratio:{string.Join(':', quotients.Select(quotient => quotient.Key))}", AnswerKind.Tuple) { Problem = Reading.ProblemOf(quotients) };
    }

    private bool IsSexagesimal((int Start, int End) part) =>
        part.End - part.Start == 1 && _tokens[part.Start] is { IsInteger: true, Text.Length: 2 } token && token.Value < 60;

    private static Reading? ReadTimeParts(Fraction hour, string rest, bool? afternoon)
    {
        if (afternoon is not null && hour > 12)
            afternoon = null;

        Fraction shifted = afternoon switch
        {
            true when hour < 12 => hour + 12,
            false when hour == 12 => 0,
            _ => hour,
        };
        return new($"time:{shifted}{rest}", AnswerKind.Time);
    }

    private Reading? ReadTime(List<(int Start, int End)> parts, bool? afternoon)
    {
        if (parts.Count == 0 || parts[0].End - parts[0].Start != 1 || !_tokens[parts[0].Start].IsInteger || !parts.Skip(1).All(IsSexagesimal))
            return null;

        string rest = parts.Count == 1 ? ":00" : string.Concat(parts.Skip(1).Select(part => $":{_tokens[part.Start].Text}"));
        return ReadTimeParts(_tokens[parts[0].Start].Value, rest, afternoon);
    }

    /// <summary>Takes a.m. or p.m. off the end; 12 may be called noon or midnight as well.</summary>
    private bool? TakeHalfDay(int start, ref int end)
    {
        if (_tokens[end - 1] is { IsWord: true, Text: "noon" or "midnight" } half && end - start > 1 && _tokens[start] is { IsInteger: true, Text: "12" })
        {
            end--;
            return half.Text == "noon";
        }

        int at = end;
        string letters = "";
        while (at > start + 1 && letters.Length < 3 && (_tokens[at - 1].Is(".") || _tokens[at - 1].IsWord))
        {
            at--;
            letters = _tokens[at].Is(".") ? letters : _tokens[at].Text.ToUpperInvariant() + letters;
            if (letters is "AM" or "PM")
            {
                if (!_tokens[at - 1].IsNumber)
                    return null;

                end = at;
                return letters == "PM";
            }
        }

        return null;
    }

    /// <summary>Reads an expression with a unit: the words after it, and the currency before it.</summary>
    private Reading? ReadQuantity(int start, int end)
    {
        int from = start;
        bool negative = _tokens[from].Is("-") && from + 1 < end && Currency.IsSign(_tokens[from + 1]);
        from += negative ? 1 : 0;
        string? currency = null;
        if (Currency.IsSign(_tokens[from]) || (_tokens[from].IsWord && Currency.IsName(_tokens[from].Text)))
        {
            currency = Currency.NameOf(_tokens[from].Text);
            from++;
            from += from < end && !_tokens[from].Spaced && (_tokens[from].Is(".") || Currency.IsSign(_tokens[from])) ? 1 : 0;
        }

        for (int unit = from + 1; unit <= end; unit++)
        {
            if (unit < end && !BeginsUnit(unit))
                continue;

            if (unit == end && currency is null)
                return null;

            if (!IsUnit(unit, end) || (unit == from + 1 && _tokens[from].IsWord && !(unit < end && UnitTable.Find(_tokens[unit].Text) is not null)))
                return null;

            NotationToken[] words = _tokens[unit..end];
            int last = unit;
            if (TakeTemperature(from, ref last, words) is { } scale)
                words = [scale];

            Reading? number = ReadExpression(from, last) ?? (currency is null && last > from + 1 ? ReadBracketed(from, last) : null);
            return number is null ? null : WithUnit(number, negative, currency, words);
        }

        return null;
    }

    /// <summary>The scale of a temperature, of which the sign for degrees is a part: 20 °C.</summary>
    private NotationToken? TakeTemperature(int start, ref int end, NotationToken[] words)
    {
        string? scale = words is [{ IsWord: true } word] ? word.Text switch
        {
            "C" or "Celsius" or "celsius" or "Цельсия" => "°C",
            "F" or "Fahrenheit" or "fahrenheit" or "Фаренгейта" => "°F",
            _ => null,
        } : null;
        bool braced = end - start > 4 && _tokens[end - 1].Is("}") && _tokens[end - 2].Is("°") && _tokens[end - 3].Is("{") && _tokens[end - 4].Is("^");
        if (scale is null || end - start < 2 || !(braced || _tokens[end - 1].Is("°")))
            return null;

        end -= braced ? 4 : _tokens[end - 2].Is("^") ? 2 : 1;
        return words[0] with { Text = scale };
    }

    private Reading WithUnit(Reading number, bool negative, string? currency, NotationToken[] unit)
    {
        if (number.Expression is not { } value)
            return number;

        if (negative)
            value = ExpressionForms.Negate(value);

        if (unit.Length > 0 && ScaleWords.Read(unit[0].Text) is { } scale)
        {
            value = new ProductExpression([value, ExpressionForms.Number(scale)]);
            unit = unit[1..];
        }

        string spelling = TextFolding.Fold(unit);
        if (_policy.Units == UnitPolicy.Ignore)
            return Reading.Of(value, spelling);

        Unit dimension = UnitReader.Read(unit, currency);
        if (!dimension.Factor.IsZero)
            value = new ProductExpression([value, ExpressionForms.Number(dimension.Factor)]);

        Reading reading = Reading.Of(value, spelling);
        return dimension.Dimension.Length == 0 ? reading : reading with { Key = $"{reading.Key} {dimension.Dimension}" };
    }

    /// <summary>Prose after an expression is a unit.</summary>
    private bool BeginsUnit(int at)
    {
        NotationToken token = _tokens[at];
        if (token.Kind == NotationTokenKind.Symbol)
            return Currency.IsSign(token) || token.Is("¢") || (token.Is(@"\frac") && at + 2 < _tokens.Length && _tokens[at + 2] is { IsWord: true, Textual: true });

        if (!token.IsWord || (_tokens[at - 1].Kind == NotationTokenKind.Symbol && _tokens[at - 1].Text is "*" or "+" or "-" or "^" or "_"))
            return false;

        return token.Textual || token.Text.Length > 4;
    }

    private bool IsUnit(int start, int end)
    {
        int words = 0;
        for (int i = start; i < end; i++)
        {
            NotationToken token = _tokens[i];
            bool exponent = token.IsNumber && i > start && (_tokens[i - 1].Is("^") || _tokens[i - 1].Is("{") || _tokens[i - 1].Is("-") || _tokens[i - 1].IsWord);
            bool mark = token.Kind == NotationTokenKind.Symbol && token.Text is "/" or "^" or "{" or "}" or "." or "*" or "(" or ")" or "-" or "°" or "$" or "€" or "£" or "₽" or "¢" or "'" or @"\frac";
            if (!exponent && !mark && !token.IsWord)
                return false;

            words += token.IsWord ? 1 : 0;
        }

        return words <= MaximumUnitWords;
    }

    /// <summary>Reads a number in words, with or without a unit.</summary>
    private Reading? ReadNumberWords(int start, int end)
    {
        NotationToken[] words = [.. _tokens[start..end].Where(token => !token.Is("-"))];
        if (!words.All(token => token.IsWord))
            return null;

        for (int count = Math.Min(words.Length, 12); count > 0; count--)
        {
            if (NumberWords.Read([.. words[..count].Select(word => word.Text)]) is not { } value)
                continue;

            return words.Length - count <= 2
                ? WithUnit(Reading.Of(ExpressionForms.Number(value), ""), negative: false, null, words[count..])
                : null;
        }

        return null;
    }

    /// <summary>Reads the letter of a choice: (C), C), C. with the text of the choice or without.</summary>
    private Reading? ReadChoice(int start, int end)
    {
        bool bracketed = _tokens[start].Is("(") && end - start >= 3;
        int letter = bracketed ? start + 1 : start;
        if (letter + 1 >= end || !_tokens[letter].IsWord || _tokens[letter].Text.Length != 1)
            return null;

        char name = _tokens[letter].Text[0];
        if (!char.IsUpper(name) && (bracketed ? name is not (>= 'а' and <= 'я') : !_tokens[letter + 1].Is(")")))
            return null;

        NotationToken after = _tokens[letter + 1];
        bool closed = bracketed ? after.Is(")") : after.Is(")") || after.Is(".") || after.Is(":");
        bool apart = letter + 2 >= end || _tokens[letter + 2].Spaced;
        return closed && (apart || !bracketed) ? TextFolding.Letter(TextFolding.Latinised(_tokens[letter].Text.ToUpperInvariant())) : null;
    }
}
