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
    private int _depth;

    private AnswerReader(NotationToken[] tokens, AnswerPolicy policy)
    {
        _tokens = tokens;
        _policy = policy;
        _brackets = new TokenBrackets(tokens);
    }

    /// <summary>Reads any text.</summary>
    public static Reading Read(string text, AnswerPolicy policy)
    {
        if (NotationLexer.Read(text, out string? problem) is not { } lexed)
            return new($"unread:{text.Trim()}", AnswerKind.Text) { Problem = problem };

        NotationToken[] tokens = AnswerWording.Rewrite(lexed);
        var reader = new AnswerReader(tokens, policy);
        return KnownPhrases.Find(tokens)
            ?? reader.ReadNumberWords(0, tokens.Length)
            ?? reader.ReadFamily()
            ?? reader.ReadList(0, tokens.Length)
            ?? reader.ReadText(0, tokens.Length);
    }

    /// <summary>Reads the answer that a range of tokens is; null if it is none but words or nothing that can be read.</summary>
    private Reading? ReadElement(int start, int end)
    {
        if (start >= end || _depth >= MaximumDepth)
            return null;

        _depth++;
        Reading? reading = Unwrapped(start, end)
            ?? ReadResidue(start, end)
            ?? ReadRelation(start, end)
            ?? ReadRegion(start, end)
            ?? ReadBracketed(start, end)
            ?? ReadNamedPoint(start, end)
            ?? ReadDeterminant(start, end)
            ?? ReadColons(start, end)
            ?? ReadRemainder(start, end)
            ?? ReadNumeralInBase(start, end)
            ?? ReadChoice(start, end)
            ?? ReadExpression(start, end)
            ?? ReadCompound(start, end)
            ?? ReadQuantity(start, end)
            ?? ReadNumberWords(start, end);
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
