using System.Globalization;
using System.Text;

namespace Quorum.Testing;

/// <summary>Texts that a reader of answers must survive: answers mutated and truncated, random notation, random characters, deep nesting.</summary>
internal sealed class AnswerTexts(int seed)
{
    public static readonly string[] Answers =
    [
        "42", "-7", "12,345", @"12{,}345", @"1\,000\,000", ".25", "2,5", "3/8", @"\frac38", @"\dfrac{3}{8}", @"-\frac{3}{8}", @"2\frac13", @"35\%", "35 percent",
        @"\$4.50", @"6.1\times10^{-4}", "6.1e-4", @"2\sqrt7", @"\sqrt{28}", @"\frac{14}{\sqrt{7}}", @"\frac{5\pi}{6}", "5pi/6", "3-2i", "2^{40}", "7!",
        @"\binom{9}{4}", @"4\pm\sqrt3", @"\{4+\sqrt3, 4-\sqrt3\}", "2, 5 and 9", "(3, 4)", @"\left( 3, \frac{\pi}{2} \right)", "[2,7)", @"(-\infty,3]",
        @"(-\infty, 2) \cup (3, \infty)", @"x \in [1, 2]", @"2 \le x < 7", "7 > x", "y = 3x - 1", "3x - y = 1", "x = 4", "x = 1, y = 2", @"\approx 3.14",
        @"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", @"\begin{bmatrix} 1 \\ 2 \end{bmatrix}", "3:8", "4:45", "413_7", @"35^\circ", @"18 \text{ cm}^2",
        "x(x+2)", "x^2 + 2x", @"\sin^2 x + \cos^2 x", @"\log_2 8", @"\ln e^3", @"\text{Tuesday}", "even", "yes", "C", "(C)", @"\text{(C)}", "f(x) = x^2",
        @"\emptyset", "no solution", @"\infty", "нет решений", "0,5", "1 1/2", @"3\text{ hours }20\text{ minutes}", @"p^2 - pq + q^2", @"\frac{x+2}{x-1}",
        @"\sqrt[3]{2}", @"e^{i\pi}", @"|x - 3| < 2", "9^{9^{9}}", @"\sum_{k=1}^{10} k", "2 R 3", "5x^5 - x^4 + x^3",
    ];

    private static readonly string[] _notation =
    [
        "0", "1", "9", "23", "456", ",", ".", ";", ":", " ", "+", "-", "*", "/", "^", "_", "=", "<", ">", "!", "%", "(", ")", "[", "]", "{", "}", "|", "$", "&", "x", "y",
        "e", "i", "°", "√", "π", "∞", "≤", "±", @"\", @"\\", @"\,", @"\!", @"\{", @"\}", @"\frac", @"\frac{", @"\sqrt", @"\sqrt[", @"\text{", @"\left(", @"\right)", @"\pi",
        @"\pm", @"\cup", @"\infty", @"\binom", @"\begin{pmatrix}", @"\end{pmatrix}", @"\sin", @"\log_", @"\boxed{", @"\times10^", "cm", "percent", " and ", " or ",
        "answer", "Answer: ", "The answer is ", "Ответ: ", "####", "**", "\n", "<think>", "</think>", "\"answer\":", "Therefore, ", "и",
    ];

    private static readonly string[] _prose =
        ["The answer is {0}.", "**Final Answer:** ${0}$", @"So \boxed{{{0}}}.", "Ответ: {0}", "#### {0}", "<think>{0}</think> x = {0}", "{0}", "{0}", "{0}\n\n{0}"];

    // A hostile text pays for its length; most others are short, as answers are.
    private static readonly string[] _repeated =
        ["(", "{", "[", @"\frac{1}{", @"\sqrt{", "-", "9", "9^", "x^", "1/", "!", "1,", "x+", @"\left(", @"\text{", "\\", "{}", "2^{", "(x+1)(", "sin", "|", @"\pm1", "±", "1:",
            @"\boxed{", @"\boxed{1}, ", "answer is ", "the answer is $", "if the answer to ", "\"answer\": ", "Therefore, x = ", "option B is ", "1. ", @"\[", "\n#### "];

    private readonly Random _random = new(seed);

    /// <summary>Makes the next text.</summary>
    public string Next() => _random.Next(10) switch
    {
        0 or 1 or 2 => Mutate(Pick(Answers)),
        3 or 4 => Notation(_random.Next(1, 25)),
        5 => Stated(Mutate(Pick(Answers))),
        6 => Truncated(Stated(Pick(Answers))),
        7 => Pick(Answers) + Pick(_notation) + Pick(Answers),
        8 => Characters(_random.Next(1, 60)),
        _ => Repeated(),
    };

    private string Repeated()
    {
        string unit = Pick(_repeated);
        int length = _random.Next(100) == 0 ? 100_000 : _random.Next(1, 300);
        return string.Concat(Enumerable.Repeat(unit, 1 + (length / unit.Length))) + Pick(Answers);
    }

    private string Stated(string answer) => string.Format(CultureInfo.InvariantCulture, Pick(_prose), answer);

    private string Truncated(string text) => text[.._random.Next(text.Length + 1)];

    private string Notation(int count)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
            text.Append(Pick(_notation));

        return text.ToString();
    }

    private string Characters(int count)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
            text.Append((char)(_random.Next(3) == 0 ? _random.Next(char.MaxValue + 1) : _random.Next(1, 128)));

        return text.ToString();
    }

    private string Mutate(string text)
    {
        var mutated = new StringBuilder(text);
        for (int i = _random.Next(1, 5); i > 0; i--)
        {
            int at = _random.Next(mutated.Length + 1);
            switch (_random.Next(4))
            {
                case 0 when at < mutated.Length:
                    mutated.Remove(at, 1);
                    break;
                case 1 when at < mutated.Length:
                    mutated.Length = at;
                    break;
                case 2 when at < mutated.Length:
                    mutated[at] = Pick(_notation)[0];
                    break;
                default:
                    mutated.Insert(at, Pick(_notation));
                    break;
            }
        }

        return mutated.ToString();
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
