using System.Collections.Frozen;

namespace Quorum;

/// <summary>Words that stand for a mathematical answer.</summary>
internal static class KnownPhrases
{
    private static readonly FrozenSet<string> _nothing = new[]
    {
        "no solution", "no solutions", "no real solution", "no real solutions", "no real root", "no real roots", "no roots", "there is no solution",
        "there are no solutions", "there are no real solutions", "there is no real solution", "no such number exists", "no such numbers", "has no solution",
        "empty set", "none", "no value", "no values", "null set", "no answer exists", "∅", "нет решений", "решений нет", "нет решения", "нет корней", "корней нет",
        "действительных корней нет", "нет действительных корней", "нет действительных решений", "пустое множество", "не имеет решений", "уравнение не имеет решений",
        "не имеет корней", "таких чисел нет", "no real numbers", "no solution exists", "no integer solutions", "no integers", "equation has no solution", "equation has no solutions", "equation has no real solutions",
        "equation has no real roots", "no such x exists", "no such x", "no such value exists", "no such value", "no possible values", "no valid solution", "no valid solutions",
        "system has no solution", "system has no solutions", "inequality has no solution", "there is no such number", "no intersection", "no intersection points",
        "нет вещественных корней", "нет таких чисел", "нет таких значений", "таких значений нет", "нет целых решений", "система не имеет решений", "решений не существует",
        "не существует решений", "нет вещественных решений", "неравенство не имеет решений", "x∈∅",
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

        return _nothing.Contains(folded) ? Reading.Empty
            : _undefined.Contains(folded) ? new("undefined", AnswerKind.Text)
            : _everything.Contains(folded) ? RealSet.All.ToReading()
            : null;
    }
}
