using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads conclusions that are no formula: a choice, "no solution", "does not exist", a verdict, a name.</summary>
internal static partial class ClosingPhrase
{
    /// <summary>Reads the clause.</summary>
    public static Statement? Read(string text, ConcludingClause clause)
    {
        Extent part = clause.Extent;
        if (Find(text, part, Nothing()) is { } nothing)
            return new(AnswerSource.Conclusion, nothing, false) { Meaning = "no solution" };

        if (Find(text, part, Endless()) is { } endless)
            return new(AnswerSource.Conclusion, endless, false) { Meaning = "infinitely many" };

        if (Find(text, part, Undefined()) is { } undefined)
            return new(AnswerSource.Conclusion, undefined, false) { Meaning = "does not exist" };

        if (Find(text, part, Everything()) is { } everything)
            return new(AnswerSource.Conclusion, everything, false);

        Extent? words = Find(text, part, Day()) ?? (Compared().IsMatch(part.Of(text)) ? null : Find(text, part, Choice())) ?? Find(text, part, Verdict()) ?? (clause.IsDrawn ? Find(text, part, Name()) : null);
        return words is { } answer ? new(AnswerSource.Conclusion, answer, false) : null;
    }

    /// <summary>The words of a sentence that say that there is nothing, or everything: "The limit does not exist".</summary>
    public static Extent? FindStanding(string text, Extent sentence) =>
        Find(text, sentence, Nothing()) ?? Find(text, sentence, Undefined()) ?? Find(text, sentence, Everything());

    private static Extent? Find(string text, Extent part, Regex pattern)
    {
        const int MaximumLength = 300;
        if (part.Length > MaximumLength)
            return null;

        Match match = pattern.Match(part.Of(text).ToString());
        if (!match.Success)
            return null;

        Group group = match.Groups["answer"];
        return new Extent(part.Start + group.Index, part.Start + group.Index + group.Length);
    }

    [GeneratedRegex(
        @"(?<answer>\bno (?:real |integer |such |positive )?(?:solutions?|roots?|zeros|numbers?|values?)\b(?: exists?)?|не имеет (?:действительных |вещественных )?(?:решений|корней)|(?:решений|корней|чисел) (?:нет|не существует)|нет (?:действительных |вещественных )?(?:решений|корней))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"(?<answer>\binfinitely many(?: \w+)?|бесконечно много(?: \w+)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Endless();

    [GeneratedRegex(@"(?<answer>\b(?:does not exist|do not exist|is undefined|не существует|не определен[оа]?))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Undefined();

    [GeneratedRegex(@"(?<answer>\b(?:(?:all|every|any) real numbers?|все (?:действительные|вещественные) числа|любое (?:действительное |вещественное )?число))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Everything();

    [GeneratedRegex(
        """
        ^\W*(?<answer>\([A-Ja-jА-Е]\)|[A-JБ-Е])\W{1,4}(?:is|—)\s(?:the\s)?(?:correct|right)(?:\s(?:one|answer|choice|option))?$
        | (?: ^|\b(?i: is|be|with|leaves|leaving|choose|pick|select|option|choice|letter|i\.e\.,?|вариант|ответ|буква|буквой|выбираем|выбираю) )[\s*:]+(?:(?i:only|the|option|choice|вариант)\s)?\**(?<answer>\([A-Ja-jА-Е]\)|[B-HJБ-Е])\**$
        | (?: \b(?i: leaves|choose|pick|select|option|choice|go\ with|with|must\ be) )[\s*:]+\**(?<answer>\(?A\)?)\**$
        | ,\s(?<answer>\([A-Ja-j]\))$
        | \b(?i: is|are|has)\b .* \p{L}{2} (?<!\b(?i: equations?|statements?|cases?|steps?|propert\w+|points?|figures?|parts?|rules?|by|amperes?|joules?|coulombs?|farads?|henr\w+|gauss|celsius|fahrenheit|degrees) ) \s(?<answer>\([A-J]\))$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Choice();

    [GeneratedRegex(@"\b(?:than|not|neither|nor|unlike|both|не|ни)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Compared();

    [GeneratedRegex(
        @"^(?<answer>(?i:yes|no|да|true|false))(?:,.*)?$|^(?<answer>Нет)(?:,.*)?$|\b(?:is|statement is)\b[\s*]*(?<answer>(?i:true|false|possible|impossible))\**$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Verdict();

    [GeneratedRegex(
        @"(?:^|\b(?:is|was|be|on|это|во?)\s)\**(?<answer>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)\**$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"(?:\b(?:is|was|это)|[—–])\s\**(?<answer>\p{Lu}\p{Ll}{2,20})\**$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
