using System.Globalization;
using System.Numerics;

namespace Quorum;

/// <summary>Finds the formulas in a step.</summary>
/// <remarks>
/// A formula ends at a word, a punctuation mark or the delimiter of a LaTeX formula. Words after a number are taken for its unit where the
/// formula goes on after them, and are left out. A bracket that holds a relation of its own is a formula of its own.
/// </remarks>
internal static class FormulaScanner
{
    private const int MaximumLength = 8_000;
    private const int MaximumDepth = 40;
    private const int MaximumUnitWords = 3;

    /// <summary>Finds the formulas in a step, in order; none in a step of code or of unusual length.</summary>
    /// <param name="step">The step.</param>
    /// <param name="decimalComma">Whether a comma between digits is a decimal comma.</param>
    /// <param name="names">The words that are names of quantities.</param>
    public static List<Formula> Read(ChainStep step, bool decimalComma, IReadOnlySet<string> names)
    {
        var formulas = new List<Formula>();
        if (step.Text.Length > MaximumLength || step.Text.StartsWith("```", StringComparison.Ordinal) || step.Text.StartsWith("[asy]", StringComparison.Ordinal))
            return formulas;

        Read(new FormulaTokenizer(step.Text, decimalComma, names).Read(), step.Span.Start, formulas);
        return formulas;
    }

    private static void Read(List<FormulaToken> tokens, int offset, List<Formula> formulas)
    {
        var segment = new FormulaSegment(offset);
        string? before = null;
        for (int i = 0; i < tokens.Count; i++)
        {
            FormulaToken token = tokens[i];
            switch (token.Kind)
            {
                case FormulaTokenKind.Word when segment.EndsWithQuantity && UnitLength(tokens, i) is > 0 and var length:
                    segment.AddUnit(string.Join(' ', tokens.Skip(i).Take(length).Where(t => t.Kind == FormulaTokenKind.Word).Select(t => t.Written)), tokens[i + length - 1].End);
                    i += length - 1;
                    break;
                case FormulaTokenKind.Word:
                    before = segment.Flush(before, token.Written, formulas, MaximumDepth) ?? token.Written;
                    break;
                case FormulaTokenKind.Modulus:
                    before = segment.Flush(before, null, formulas, MaximumDepth);
                    if (formulas.Count > 0 && FollowsFormula(tokens, i))
                        formulas[^1] = formulas[^1] with { Modulus = BigInteger.Parse(token.Written, CultureInfo.InvariantCulture) };
                    break;
                case FormulaTokenKind.Break:
                    before = segment.Flush(before, null, formulas, MaximumDepth) ?? (token.Written == "(" ? "(" : null);
                    break;
                default:
                    segment.Add(token);
                    break;
            }
        }

        segment.Flush(before, null, formulas, MaximumDepth);
    }

    /// <summary>Whether no word stands between a token and the formula before it.</summary>
    private static bool FollowsFormula(List<FormulaToken> tokens, int index)
    {
        do
            index--;
        while (index >= 0 && tokens[index].Kind == FormulaTokenKind.Break);
        return index >= 0 && tokens[index].Kind != FormulaTokenKind.Word;
    }

    /// <summary>How many tokens from here are the unit of the number before; 0 if the formula does not go on after them.</summary>
    private static int UnitLength(List<FormulaToken> tokens, int start)
    {
        int words = 0;
        int i = start;
        while (i < tokens.Count)
        {
            if (tokens[i].Kind == FormulaTokenKind.Word && words < MaximumUnitWords && !FormulaWords.Joints.Contains(tokens[i].Written.ToLowerInvariant()))
                words++;
            else if (!(tokens[i] is { Kind: FormulaTokenKind.Operator, Written: "/" } && i + 1 < tokens.Count && tokens[i + 1].Kind == FormulaTokenKind.Word))
                break;

            i++;
        }

        bool goesOn = i < tokens.Count && tokens[i] is { Kind: FormulaTokenKind.Relation or FormulaTokenKind.Close } or { Kind: FormulaTokenKind.Operator, Written: "+" or "-" or "*" or "/" };
        return words > 0 && goesOn ? i - start : 0;
    }
}
