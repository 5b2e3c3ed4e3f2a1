using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Words that stand for a mathematical answer.</summary>
internal static partial class KnownPhrases
{
    private static readonly FrozenSet<string> _nothing = new[]
    {
        "empty set", "none", "null set", "∅", "пустое множество", "x∈∅", "no intersection", "no intersection points",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _undefined = new[]
    {
        "undefined", "dne", "does not exist", "doesn't exist", "not defined", "is undefined", "limit does not exist", "не существует", "не определено", "не определен",
        "предел не существует", "d.n.e", "nonexistent",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _everything = new[]
    {
        "all real numbers", "all reals", "any real number", "every real number", "all real", "set of all real numbers", "real numbers", "set of real numbers", "ℝ", "x∈ℝ",
        "все действительные числа", "любое действительное число", "любое число", "любое вещественное число", "все вещественные числа", "x-любое число",
        "x is any real number", "all real values", "all real numbers x", "all real x", "множество действительных чисел", "множество всех действительных чисел",
        "any real number x", "every real number x", "any real x", "for all real x", "all values of x", "x is all real numbers", "all numbers", "любое x", "при любом x", "при всех x",
        "\\Re", "x∈R", "all x", "любые значения x",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _endless = new[]
    {
        "infinite", "infinitely many", "infinitely many solutions", "infinite solutions", "infinite number of solutions", "infinitely many numbers", "unlimited",
        "бесконечно много", "бесконечно много решений", "бесконечное множество", "бесконечное множество решений", "infinite number",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the whole of an answer means as a phrase; null if it is none.</summary>
    public static Reading? Find(NotationToken[] tokens)
    {
        if (tokens.Length > 12 || Array.Exists(tokens, token => token.IsNumber))
            return null;

        if (tokens is [{ Kind: NotationTokenKind.Symbol, Text: "{" }, { Kind: NotationTokenKind.Symbol, Text: "}" }])
            return Reading.Empty;

        string folded = TextFolding.Fold(tokens);
        if (folded == "noon")
            return new("time:12:00", AnswerKind.Time);

        if (folded == "midnight")
            return new("time:0:00", AnswerKind.Time);

        if (_endless.Contains(folded))
            return Reading.Of(new ConstantExpression(MathConstant.Infinity), folded);

        return _nothing.Contains(folded) || Nothing().IsMatch(folded) ? Reading.Empty
            : _undefined.Contains(folded) ? new("undefined", AnswerKind.Text)
            : _everything.Contains(folded) ? RealSet.All.ToReading()
            : null;
    }

    // "The equation has no real solutions", "таких чисел нет": whatever is said not to be there.
    [GeneratedRegex(
        """
        ^(?: (?: this|given|there|is|are|exists?|equation|system|of\ equations|inequality|problem|it|has|have
               | у|уравнени\p{L}{1,2}|систем\p{L}{1,2}|уравнений|неравенств\p{L}{1,2}|задач\p{L}|данн\p{L}{2,3}|это ) \s )*
         (?: no \s (?: (?:real|integer|whole|natural|rational|positive|negative|valid|possible|such|other) \s )*
               (?: solutions? | roots? | zeros | numbers? | values? | integers? | answers?(?=\ exists?) | (?<=such\ )x ) (?: \s exists? )?
           | (?:не\ имеет|нет|не\ существует) \s (?: (?:действительных|вещественных|целых|натуральных|рациональных|положительных|других|таких) \s )*
               (?: решени[йя] | корней | чисел | значений )
           | (?: (?:действительных|вещественных|целых|натуральных|рациональных|положительных|других|таких) \s )* (?: решений | корней | чисел | значений ) \s (?:нет|не\ существует|не\ имеет) )$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();
}
