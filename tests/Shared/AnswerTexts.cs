using System.Globalization;
using System.Text;

namespace Quorum.Testing;

/// <summary>
/// Texts that a reader of answers must survive. Half are answers: mutated and truncated, random notation, random characters, deep nesting. The
/// others are chains as models write them, with pieces put in, cut out, repeated and exchanged.
/// </summary>
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
    private static readonly string[] _chains =
    [
        "<think>\nOkay, 37 * 24 = 888. Wait, 888 - 5 = 883. So the answer is 883.\n</think>\n\nTo find it:\n\n1. **Multiply**: \\(37 \\times 24 = 888\\).\n2. Subtract 5.\n\n**Final Answer:** \\(\\boxed{¤}\\)",
        "## Step 1: Add\n$3 + 4 = 7$\n\n## Step 2: Halve\nWe get $\\frac{7}{2}$.\n\nThe final answer is: $\\boxed{¤}$. I hope it is correct.",
        "Let $x$ be the number of apples. Then $3x + 7 = 52$, so\n\\[\nx = ¤.\n\\]\n\nTherefore, she has **¤** apples.\n\nLet me know if you need more!",
        "Пусть скорость равна $v$ км/ч. Тогда 3v = 36.\n\n**Решение.** v = 12, но нет, v = ¤.\n\nОтвет: ¤.",
        "Janet sells 16 - 3 - 4 = <<16-3-4=9>>9 eggs.\nShe makes 9 * 2 = $<<9*2=18>>18 a day.\n#### ¤",
        "```json\n{\n  \"steps\": [\"2 + 3 = 5\", \"5 * 4 = 20\"],\n  \"result\": {\"value\": \"¤\", \"unit\": \"cm\"}\n}\n```",
        "(A) 12 (B) 15 (C) ¤\n\nOption (A) is too small. So the correct options are B and C.\n\nAnswer: (C) ¤",
        "The length is $\\boxed{¤}$ cm and the width is $\\boxed{¤}$ cm.\n\nWait, that's wrong. It should be \\boxed{¤}; \\boxed{¤} for Boris.",
        "| step | value |\n|---|---|\n| sum | 27 |\n| **Answer** | $¤$ |\n\nAnswers:\n1) ¤\n2) ¤\n- x = ¤",
        "<answer>¤</answer><|im_end|>\n\nQuestion: what is 2 + 2?\nThe answer is 12, no, sorry, it is ¤. Actually, ¤.",
        "Hence the solutions are $x = ¤$ or $x = ¤$; there are exactly seven of them, so the value we are looking for is about ¤ per hour.",
    ];

    private static readonly string[] _repeated =
        ["(", "{", "[", @"\frac{1}{", @"\sqrt{", "-", "9", "9^", "x^", "1/", "!", "1,", "x+", @"\left(", @"\text{", "\\", "{}", "2^{", "(x+1)(", "sin", "|", @"\pm1", "±", "1:",
            @"\boxed{", @"\boxed{1}, ", "answer is ", "the answer is $", "if the answer to ", "\"answer\": ", "Therefore, x = ", "option B is ", "1. ", @"\[", "\n#### ", ", no, 5", "; wait: ", " or rather 5",
            @"\boxed{1} for Anna; ", "A and ", "(a) 5, ", "\"result\": 7, ", @"\color{red}{", "<answer>", "So 5 is. ", "Ответ: 5\n", "\n- x = 1", "**", "]]"];

    private readonly Random _random = new(seed);

    /// <summary>What the hostile texts repeat.</summary>
    public static IReadOnlyList<string> Repeatable => _repeated;

    /// <summary>Makes the next text.</summary>
    public string Next() => _random.Next(2) == 0 ? NextAnswer() : NextChain();

    private string NextAnswer() => _random.Next(10) switch
    {
        0 or 1 or 2 => Mutate(Pick(Answers)),
        3 or 4 => Notation(_random.Next(1, 25)),
        5 => Stated(Mutate(Pick(Answers))),
        6 => Truncated(Stated(Pick(Answers))),
        7 => Pick(Answers) + Pick(_notation) + Pick(Answers),
        8 => Characters(_random.Next(1, 60)),
        _ => Repeated(),
    };

    private string NextChain()
    {
        var chain = new StringBuilder(Pick(_chains));
        for (int at; (at = chain.ToString().IndexOf('¤', StringComparison.Ordinal)) >= 0;)
            chain.Remove(at, 1).Insert(at, Pick(Answers));

        for (int edits = _random.Next(8); edits > 0; edits--)
        {
            int start = _random.Next(chain.Length + 1);
            int length = _random.Next(Math.Min(chain.Length - start, 40) + 1);
            switch (_random.Next(5))
            {
                case 0:
                    chain.Remove(start, length);
                    break;
                case 1:
                    chain.Insert(start, chain.ToString(start, length));
                    break;
                case 2:
                    string piece = chain.ToString(start, length);
                    chain.Remove(start, length).Insert(_random.Next(chain.Length + 1), piece);
                    break;
                default:
                    chain.Insert(start, Pick(_random.Next(4) == 0 ? _repeated : _notation));
                    break;
            }
        }

        // Long chains are a chain many times over.
        string text = _random.Next(3) == 0 ? Truncated(chain.ToString()) : chain.ToString();
        return _random.Next(1_000) == 0 ? string.Concat(Enumerable.Repeat(text, 1 + (100_000 / (text.Length + 1)))) : text;
    }

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
