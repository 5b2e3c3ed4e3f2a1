using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Tells steps that derive their formulas from those before from steps that state them anew.</summary>
internal static partial class DerivedStep
{
    private const int BareProse = 8;
    private const int MaximumProse = 40;

    /// <summary>Whether a step is little else than formulas, or says in few words that they follow, and none of the words that speak against it.</summary>
    public static bool IsTerse(StepFormulas step, Regex against)
    {
        string text = step.Step.Text;
        int formulas = step.Formulas.Where(formula => formula.Sides.Count > 1).Sum(formula => formula.Sides[^1].Span.End - formula.Sides[0].Span.Start);
        int prose = text.Length - formulas;
        return !against.IsMatch(text) && (prose <= BareProse || (prose <= MaximumProse && Derives().IsMatch(text)));
    }

    [GeneratedRegex(@"\b(so|thus|hence|therefore|then|gives?|get|subtract\w*|add\w*|divid\w*|multipl\w*|simplif\w*|solutions?|roots?|zeros|отсюда|тогда|значит|следовательно|получ\w*|вычт\w*|вычита\w*|прибав\w*|слож\w*|раздел\w*|дел\w*|умнож\w*|перенес\w*|итак|корн\w*|решени\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Derives();
}
