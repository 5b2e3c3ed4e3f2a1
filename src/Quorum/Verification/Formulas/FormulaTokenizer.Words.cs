namespace Quorum;

/// <content>What letters are: a variable, a function, a sign spelled out, or a word of prose.</content>
internal sealed partial class FormulaTokenizer
{
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
            return (FormulaTokenKind.Name, FormulaWords.Spelling(folded));

        char next = NextVisible();
        if (names.Contains(folded) && IsNameHere(next))
            return (FormulaTokenKind.Name, FormulaNames.Variable(folded));

        if (folded is "of" or "от" && (char.IsAsciiDigit(next) || next == '$') && EndsWithPart())
            return (FormulaTokenKind.Operator, "*");

        if (word is "x" or "х" or "X" && IsTimes(start, next))
            return (FormulaTokenKind.Operator, "*");

        bool glued = char.IsAsciiDigit(At(start - 1)) || At(start - 1) == ')';
        bool byOperator = next is '=' or '+' or '-' or '−' or '*' or '/' or '^' or '<' or '>' or '≤' or '≥' or '≈' or '·' or '×' or '_' or '²'
            || (Previous is FormulaTokenKind.Operator or FormulaTokenKind.Relation && !char.IsLetter(next));
        if (byOperator && FormulaWords.Products.Contains(word))
            return (FormulaTokenKind.Name, word);
        if (word.Length == 1 && (byOperator || (glued && !char.IsLetter(next))))
            return (FormulaTokenKind.Name, word);

        // A product of letters, "4ac", is no unit.
        if (word.Length <= 3 && glued && char.IsAsciiLetterLower(word[0]) && folded is not ("am" or "pm") && UnitTable.Find(word) is null && !Units.IsMeasure(word))
            return (FormulaTokenKind.Name, word);

        return (FormulaTokenKind.Word, word);
    }

    /// <summary>Whether a word that names a quantity in this chain does so here: it is an operand, and neither a unit nor a part of a phrase.</summary>
    private bool IsNameHere(char next) => Previous switch
    {
        FormulaTokenKind.Operator or FormulaTokenKind.Relation or FormulaTokenKind.Open => true,
        FormulaTokenKind.Break => next is '=' or '+' or '-' or '−' or '*' or '/' or '×' or '·',
        FormulaTokenKind.Word => next is '=' or '+' or '-' or '−' or '*' or '/' or '×' or '·' && FormulaNames.LeadsIn(_tokens[^1].Written),
        _ => false,
    };

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
}
