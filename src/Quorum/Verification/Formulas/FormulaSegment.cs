using System.Globalization;
using System.Numerics;
using System.Text;

namespace Quorum;

/// <summary>The tokens between two words or punctuation marks, from which formulas are made.</summary>
internal sealed class FormulaSegment(int offset)
{
    private readonly List<FormulaToken> _tokens = [];

    /// <summary>Gets a value indicating whether a unit may follow.</summary>
    public bool EndsWithQuantity => _tokens.Count > 0 && _tokens[^1].Kind is FormulaTokenKind.Number or FormulaTokenKind.Close;

    public void Add(FormulaToken token) => _tokens.Add(token);

    public void AddUnit(string unit, int end) => _tokens.Add(new(FormulaTokenKind.Word, end - 1, end, unit));

    /// <summary>Makes formulas of what was collected and starts again.</summary>
    /// <returns>The operator with which it broke off, as in "25 + his"; null if it was complete.</returns>
    public string? Flush(string? before, string? after, List<Formula> formulas, int depth)
    {
        if (_tokens.Count == 0)
            return null;

        string? open = _tokens[^1] is { Kind: FormulaTokenKind.Operator, Written: "+" or "-" or "*" or "/" } last ? last.Written : null;
        Build(_tokens, before, after, formulas, depth);
        _tokens.Clear();
        return open;
    }

    private void Build(List<FormulaToken> tokens, string? before, string? after, List<Formula> formulas, int depth)
    {
        if (tokens.Count == 0 || depth == 0)
            return;

        int[] partner = Partners(tokens);
        int unmatched = Array.IndexOf(partner, -1);
        if (unmatched >= 0)
        {
            // An opening bracket alone leaves the left part incomplete: "2 * (the sum".
            bool opens = tokens[unmatched].Kind == FormulaTokenKind.Open;
            Build(tokens[..unmatched], before, opens ? "(" : null, formulas, depth);
            Build(tokens[(unmatched + 1)..], unmatched == 0 ? before : null, after, formulas, depth - 1);
            return;
        }

        var flat = new List<FormulaToken>(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            flat.Add(tokens[i]);
            if (tokens[i].Kind != FormulaTokenKind.Open)
                continue;

            List<FormulaToken> inner = tokens[(i + 1)..partner[i]];
            if (inner.Exists(token => token.Kind == FormulaTokenKind.Relation))
            {
                // The bounds below a sum state nothing.
                if (!(i > 0 && tokens[i - 1] is { Kind: FormulaTokenKind.Opaque, Written: "_" }))
                    Build(inner, null, null, formulas, depth - 1);
                flat[^1] = new(FormulaTokenKind.Opaque, tokens[i].Start, tokens[partner[i]].End, "");
                i = partner[i];
            }
        }

        formulas.Add(OfRelations(flat, before, after));
    }

    private Formula OfRelations(List<FormulaToken> tokens, string? before, string? after)
    {
        BigInteger? modulus = TakeModulus(tokens);
        var sides = new List<FormulaSide>();
        var relations = new List<RelationKind>();
        bool empty = tokens[0].Kind == FormulaTokenKind.Relation;
        bool continues = empty && before is null && tokens[0].Relation != RelationKind.Is;
        if (!empty && before is not null && tokens[0] is { Kind: FormulaTokenKind.Operator, Written: "+" or "-" or "*" or "/" })
            before = tokens[0].Written; // "books - 3 = 4"
        int start = empty ? 1 : 0;
        for (int i = start; i <= tokens.Count; i++)
        {
            if (i < tokens.Count && tokens[i].Kind != FormulaTokenKind.Relation)
                continue;

            sides.Add(Side(tokens[start..i], tokens[i == tokens.Count ? i - 1 : i].Start));
            if (i < tokens.Count)
                relations.Add(tokens[i].Relation);
            start = i + 1;
        }

        return new Formula(sides, relations, before, after, continues) { LeadingRelation = tokens[0].Relation, Modulus = modulus };
    }

    /// <summary>Takes the end of "17 ≡ 2 mod 5" off: what stands there is the modulus of the relation, not an operation on its last side.</summary>
    private static BigInteger? TakeModulus(List<FormulaToken> tokens)
    {
        bool states = tokens is [.., { Kind: FormulaTokenKind.Operator, Written: FormulaWords.Modulo }, { Kind: FormulaTokenKind.Number }]
            && tokens.Exists(token => token is { Kind: FormulaTokenKind.Relation, Relation: RelationKind.Equal or RelationKind.Congruent })
            && tokens.Count(token => token.Written == FormulaWords.Modulo) == 1;
        if (!states || !BigInteger.TryParse(tokens[^1].Written, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger modulus))
            return null;

        tokens.RemoveRange(tokens.Count - 2, 2);
        return modulus;
    }

    private FormulaSide Side(List<FormulaToken> tokens, int place)
    {
        if (tokens.Count == 0)
            return new FormulaSide { Span = new TextSpan(offset + place, 0), Text = "", IsOpaque = true };

        var text = new StringBuilder();
        var units = new List<string>();
        string? remainder = null;
        bool opaque = false;
        int end = tokens[0].Start;
        FormulaTokenKind last = FormulaTokenKind.Break;
        foreach (FormulaToken token in tokens)
        {
            switch (token.Kind)
            {
                case FormulaTokenKind.Word:
                    units.Add(token.Written);
                    continue;
                case FormulaTokenKind.Remainder:
                    remainder = token.Written;
                    end = token.End;
                    continue;
                case FormulaTokenKind.Opaque when token.Written != ",":
                    opaque = true;
                    break;
            }

            // "2 x" stays apart from "2x", and a command from the letter after it.
            bool apart = token.Start > end || (char.IsLetterOrDigit(last == FormulaTokenKind.Break || text.Length == 0 ? ' ' : text[^1]) && char.IsLetter(token.Written is [var c, ..] ? c : ' ') && last == FormulaTokenKind.Name);
            if (apart && text.Length > 0)
                text.Append(' ');
            text.Append(token.Written);
            end = token.End;
            last = token.Kind;
        }

        return new FormulaSide
        {
            Span = new TextSpan(offset + tokens[0].Start, end - tokens[0].Start),
            Text = text.ToString(),
            IsOpaque = opaque,
            IsLiteral = IsLiteral(tokens),
            Units = units,
            Remainder = remainder,
        };
    }

    private static bool IsLiteral(List<FormulaToken> tokens)
    {
        int numbers = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            FormulaToken token = tokens[i];
            if (token.Kind == FormulaTokenKind.Number)
                numbers++;
            else if (!(token.Kind is FormulaTokenKind.Word or FormulaTokenKind.Open or FormulaTokenKind.Close or FormulaTokenKind.Remainder || token.Written is "%" or "°" || (i == 0 && token.Written is "-" or "+")))
                return false;
        }

        return numbers == 1;
    }

    /// <summary>For every bracket the index of its partner, −1 if it has none; for all else, its own index.</summary>
    private static int[] Partners(List<FormulaToken> tokens)
    {
        int[] partner = new int[tokens.Count];
        var open = new Stack<int>();
        for (int i = 0; i < tokens.Count; i++)
        {
            partner[i] = i;
            if (tokens[i].Kind == FormulaTokenKind.Open)
            {
                partner[i] = -1;
                open.Push(i);
            }
            else if (tokens[i].Kind == FormulaTokenKind.Close)
            {
                partner[i] = -1;
                if (open.TryPop(out int start))
                    (partner[start], partner[i]) = (i, start);
            }
        }

        return partner;
    }
}
