using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>What a formula with equals signs comes to: an assignment itself, or the last side of a calculation.</summary>
internal static partial class Equality
{
    /// <summary>The part of a formula that is its result; null if it is an equation that is yet to be solved.</summary>
    public static Extent? Result(string text, Extent formula)
    {
        formula = AfterImplication(text, formula);
        ReadOnlySpan<char> span = formula.Of(text);
        int first = NextSign(span, 0);
        if (first < 0)
            return formula;

        int last = first;
        int count = 1;
        for (int next; (next = NextSign(span, last + 1)) >= 0; last = next)
            count++;

        // "x = 2, y = 3" and "x = 2 or x = 3" are lists of assignments.
        ReadOnlySpan<char> between = span[first..last];
        if (count > 1 && Separator().IsMatch(between))
            return formula;

        ReadOnlySpan<char> left = span[..first];
        bool named = Name().IsMatch(left);
        if (count == 1 && named)
            return formula;

        int start = formula.Start + last + 1;
        Extent right = new Extent(start, formula.End).Trim(text, "&");
        bool unsolved = count == 1 && HasVariable(left) && !HasVariable(right.Of(text)) && !Applied().IsMatch(left);
        return right.IsEmpty || unsolved ? null : right;
    }

    /// <summary>Of a chain of conclusions the last: <c>x - 2 = 0 \implies x = 2</c>.</summary>
    private static Extent AfterImplication(string text, Extent formula)
    {
        foreach (ValueMatch sign in Implication().EnumerateMatches(formula.Of(text)))
        {
            Extent after = new Extent(formula.Start + sign.Index + sign.Length, formula.End).Trim(text, "&");
            return after.IsEmpty ? formula : after;
        }

        return formula;
    }

    private static int NextSign(ReadOnlySpan<char> span, int from)
    {
        int depth = 0;
        for (int i = 0; i < span.Length; i++)
        {
            depth += span[i] is '{' or '(' ? 1 : span[i] is '}' or ')' ? -1 : 0;
            if (i >= from && depth <= 0 && span[i] == '=' && (i == 0 || span[i - 1] is not ('<' or '>' or '!' or ':')))
                return i;
        }

        return -1;
    }

    private static bool HasVariable(ReadOnlySpan<char> formula)
    {
        for (int i = 0; i < formula.Length; i++)
        {
            if (formula[i] == '\\')
            {
                while (i + 1 < formula.Length && char.IsAsciiLetter(formula[i + 1]))
                    i++;
            }
            else if (char.IsLetter(formula[i]) && formula[i] != 'π')
            {
                return true;
            }
        }

        return false;
    }

    // A name alone, as of an unknown, a point's coordinates, a function or a quantity: "x", "(x, y)", "f'(x)", "S_{ABC}", "total cost".
    [GeneratedRegex(@"^[\s&$]*(?:\\?[A-Za-zА-Яа-яα-ω]+'*(?:_\{?\w{1,12}\}?)?(?:\s[A-Za-zА-Яа-я]+){0,2}|\([a-z](?:, ?[a-z]){1,4}\)|\\?[a-zA-Z]+'{0,2}(?:_\w|_\{\w{1,6}\})?\([a-zA-Z0-9]+\))[\s&$]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    // What has letters but no unknown: f(2), P(A), |AB|, \angle ABC, \binom{n}{2}.
    [GeneratedRegex(@"^[\s&$]*(?:[A-Za-z]{1,3}_?[\w{}]*\s*\(.*\)|\|.*\||\\(?:angle|triangle|overline|text|mathrm|operatorname).*|[A-Z]{2,3})[\s&$]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Applied();

    [GeneratedRegex(@"\\(?:implies|iff|(?:Long)?(?:Right|Leftright)arrow)(?![A-Za-z])|[⇒⟹⇔⟺]", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Implication();

    [GeneratedRegex(@"[,;]|\b(?:and|or|и|или)\b|\\(?:text|quad|qquad|lor|vee)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
