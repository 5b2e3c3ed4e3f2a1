namespace Quorum;

/// <summary>
/// Reads an answer from its tokens, from the loosest form to the tightest: lists, relations, unions of intervals, brackets, ratios and times,
/// quantities with units, expressions, and words where it is none of these.
/// </summary>
internal sealed partial class AnswerReader
{
    private const int MaximumDepth = 20;
    private readonly NotationToken[] _tokens;
    private readonly TokenBrackets _brackets;
    private readonly AnswerPolicy _policy;
    private readonly AnswerSigns _signs;
    private int _depth;

    private AnswerReader(NotationToken[] tokens, AnswerPolicy policy)
    {
        _tokens = tokens;
        _policy = policy;
        _brackets = new TokenBrackets(tokens);
        foreach (NotationToken token in tokens)
            _signs |= SignsOf(token);
    }

    private static AnswerSigns SignsOf(in NotationToken token)
    {
        if (token.Kind == NotationTokenKind.Number)
            return AnswerSigns.None;

        AnswerSigns signs = token.IsWord ? AnswerSigns.Word : token.Text switch
        {
            ":" => AnswerSigns.Colon,
            "_" => AnswerSigns.Subscript,
            @"\pmod" or @"\mod" => AnswerSigns.Modulus,
            _ => AnswerSigns.None,
        };
        return signs | (IsSeparator(token) || IsAlternative(token) ? AnswerSigns.Separator : 0) | (IsRelation(token) ? AnswerSigns.Relation : 0)
            | (IsSetOperator(token) ? AnswerSigns.SetOperator : 0);
    }

    private bool Has(AnswerSigns signs) => (_signs & signs) != 0;

    /// <summary>Reads any text.</summary>
    public static Reading Read(string text, AnswerPolicy policy)
    {
        if (NotationLexer.Read(PartLabels.Remove(text), out string? problem) is not { } lexed)
            return new($"unread:{text.Trim()}", AnswerKind.Text) { Problem = problem };

        NotationToken[] tokens = AnswerWording.Rewrite(lexed);
        var reader = new AnswerReader(tokens, policy);
        return KnownPhrases.Find(tokens)
            ?? (reader.Has(AnswerSigns.Word) ? reader.ReadNumberWords(0, tokens.Length) ?? reader.ReadFamily() : null)
            ?? reader.ReadList(0, tokens.Length)
            ?? reader.ReadText(0, tokens.Length);
    }

    /// <summary>Reads the answer that a range of tokens is; null if it is none but words or nothing that can be read.</summary>
    private Reading? ReadElement(int start, int end)
    {
        if (start >= end || _depth >= MaximumDepth)
            return null;

        if (end - start == 1 && _tokens[start].IsNumber)
            return Reading.Of(ExpressionForms.Number(_tokens[start].Value), "");

        _depth++;
        Reading? reading = Unwrapped(start, end)
            ?? (Has(AnswerSigns.Modulus) ? ReadResidue(start, end) : null)
            ?? (Has(AnswerSigns.Relation) ? ReadRelation(start, end) : null)
            ?? ReadRegion(start, end)
            ?? ReadBracketed(start, end)
            ?? ReadNamedPoint(start, end)
            ?? ReadDeterminant(start, end)
            ?? (Has(AnswerSigns.Colon | AnswerSigns.Word) ? ReadColons(start, end) : null)
            ?? (Has(AnswerSigns.Word) ? ReadRemainder(start, end) : null)
            ?? (Has(AnswerSigns.Subscript | AnswerSigns.Word) ? ReadNumeralInBase(start, end) : null)
            ?? (Has(AnswerSigns.Word) ? ReadChoice(start, end) : null)
            ?? (_tokens[start].IsNumber ? ReadCompound(start, end) : null)
            ?? ReadExpression(start, end)
            ?? ReadQuantity(start, end)
            ?? (Has(AnswerSigns.Word) ? ReadNumberWords(start, end) : null);
        _depth--;
        return reading;
    }

    /// <summary>An element, or words.</summary>
    private Reading ReadAny(int start, int end) => ReadElement(start, end) ?? ReadText(start, end);

    /// <summary>The inside of braces that only group.</summary>
    private Reading? Unwrapped(int start, int end)
    {
        if (!_tokens[start].Is("{") || _brackets.PartnerOf(start) != end - 1 || end - start < 3)
            return null;

        return FindTop(start + 1, end - 1, token => token.Is(",") || token.Is(";")) < 0 ? ReadList(start + 1, end - 1) : null;
    }

    private Reading? ReadExpression(int start, int end)
    {
        var parser = new ExpressionParser(_tokens, _policy);
        if (parser.Parse(start, end) is not { } expression)
            return ReadCombination(start, end);

        if (parser.PlusMinusCount == 0)
            return VectorForms.Components(expression) is { } components
                ? Reading.TupleOf([.. components.Select(component => Reading.Of(component, Spelling(start, end)))])
                : Reading.Of(Normalised(expression), Spelling(start, end));

        return Reading.SetOf(SignChoices(start, end, parser.PlusMinusCount)
            .Select(signs => new ExpressionParser(_tokens, _policy) { Signs = signs }.Parse(start, end))
            .OfType<Expression>()
            .Select(choice => Reading.Of(Normalised(choice), Spelling(start, end))));
    }

    /// <summary>With ∓ all signs go together; without it each ± has its own.</summary>
    private IEnumerable<int> SignChoices(int start, int end, int count)
    {
        bool linked = count > 4 || _tokens[start..end].Any(token => token.Is("∓"));
        return linked ? [0, -1] : Enumerable.Range(0, 1 << count);
    }

    /// <summary>The first place in a range, outside of inner brackets, at which a token is as wanted; -1 if there is none.</summary>
    private int FindTop(int start, int end, Func<NotationToken, bool> wanted)
    {
        for (int i = start; i < end; i = _brackets.After(i))
        {
            if (wanted(_tokens[i]))
                return i;
        }

        return -1;
    }

    /// <summary>Cuts a range at the tokens wanted, outside of inner brackets; empty pieces are left out.</summary>
    private List<(int Start, int End)> Split(int start, int end, Func<NotationToken, bool> wanted)
    {
        var pieces = new List<(int, int)>();
        int from = start;
        for (int i = start; i < end; i = _brackets.After(i))
        {
            if (!wanted(_tokens[i]))
                continue;

            if (i > from)
                pieces.Add((from, i));

            from = i + 1;
        }

        if (end > from)
            pieces.Add((from, end));

        return pieces;
    }

    private string Spelling(int start, int end) => TextFolding.Fold(_tokens.AsSpan(start, end - start));

    private Reading ReadText(int start, int end) => TextFolding.ToReading(_tokens.AsSpan(start, end - start));
}
