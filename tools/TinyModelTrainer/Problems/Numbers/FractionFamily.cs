using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Numbers;

/// <summary>Sums, differences, products and quotients of two fractions, in lowest terms.</summary>
public sealed class FractionFamily(Wording words) : Family("fraction", words)
{
    private static readonly string[] s_phrasings =
        ["What is {0}?", "Compute {0}.", "Calculate {0} as a fraction in lowest terms.", "Simplify {0}.", "{0} = ?", "What is {0} as a reduced fraction?"];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var most = length == ChainLength.Drill ? 5 : 9;
        var (a, b) = (Proper(random, most), Proper(random, most));
        var sign = random.Pick(['+', '+', '-', '-', '*', '/']);
        if (sign == '-' && a.Top * b.Bottom <= b.Top * a.Bottom)
            (a, b) = (b, a);

        var sheet = new Worksheet(random, Words);
        var result = sign switch
        {
            '+' or '-' => Combine(sheet, random, a, b, sign),
            '*' => Multiply(sheet, a, b),
            _ => Divide(sheet, a, b),
        };
        var answer = Reduce(sheet, random, result);
        var formula = sign is '/' ? $"({a}) / ({b})" : $"{a} {sign} {b}";
        var isOrdered = sign is '-' or '/' || string.CompareOrdinal(a.ToString(), b.ToString()) < 0;
        return Boxed(isOrdered ? $"{a} {sign} {b}" : $"{b} {sign} {a}", string.Format(null, random.Pick(s_phrasings), formula), sheet.Text, answer, size: 4);
    }

    private static Ratio Proper(Random random, int most)
    {
        var bottom = random.Between(2, most);
        return new Ratio(random.Between(1, bottom - 1), bottom);
    }

    private static Ratio Combine(Worksheet sheet, Random random, Ratio a, Ratio b, char sign)
    {
        if (a.Bottom != b.Bottom)
        {
            sheet.Line($"common denominator of {a} and {b}:");
            var common = sheet.Multiply(a.Bottom, b.Bottom);
            (a, b) = (Expand(sheet, a, b.Bottom, common), Expand(sheet, b, a.Bottom, common));
        }

        var top = sign == '+' ? sheet.Add(a.Top, b.Top) : sheet.Subtract(a.Top, b.Top);
        sheet.Line($"{a} {sign} {b} = {top}/{a.Bottom}");
        return new Ratio(top, a.Bottom);
    }

    private static Ratio Expand(Worksheet sheet, Ratio ratio, int factor, int bottom)
    {
        var top = sheet.Multiply(ratio.Top, factor);
        sheet.Line($"{ratio} = {top}/{bottom}");
        return new Ratio(top, bottom);
    }

    private static Ratio Multiply(Worksheet sheet, Ratio a, Ratio b)
    {
        sheet.Line($"tops and bottoms:");
        var result = new Ratio(sheet.Multiply(a.Top, b.Top), sheet.Multiply(a.Bottom, b.Bottom));
        sheet.Line($"{a} * {b} = {result}");
        return result;
    }

    private static Ratio Divide(Worksheet sheet, Ratio a, Ratio b)
    {
        var inverse = new Ratio(b.Bottom, b.Top);
        sheet.Line($"({a}) / ({b}) = {a} * {inverse}");
        return Multiply(sheet, a, inverse);
    }

    private static string Reduce(Worksheet sheet, Random random, Ratio ratio)
    {
        if (ratio.Bottom == 1)
            return $"{ratio.Top}";
        if (ratio.Top == 1)
            return $"{ratio}";

        var common = ratio.Top == ratio.Bottom ? ratio.Top : sheet.GreatestCommonDivisor(random, ratio.Top, ratio.Bottom);
        if (common == 1)
            return $"{ratio}";

        var (top, bottom) = (sheet.Divide(random, ratio.Top, common).Quotient, sheet.Divide(random, ratio.Bottom, common).Quotient);
        var answer = bottom == 1 ? $"{top}" : $"{top}/{bottom}";
        sheet.Line($"{ratio} = {answer}");
        return answer;
    }

    private readonly record struct Ratio(int Top, int Bottom)
    {
        public override string ToString() => $"{Top}/{Bottom}";
    }
}
