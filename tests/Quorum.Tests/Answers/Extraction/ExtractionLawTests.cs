using FsCheck;
using FsCheck.Xunit;

namespace Quorum.Tests.Answers.Extraction;

public class ExtractionLawTests
{
    private static readonly string[] _prose =
    [
        "We have 5 apples and 7 pears.", "Let $x = 3$ be the side.", "Then 3 + 4 = 7.", "This is 12.5 % of 80.", "1. First, add 2 and 3.",
        "By symmetry, both cases are alike.", "Пусть $a = 4$.", "Тогда 2 + 2 = 4.", "\\[ 5 \\cdot 6 = 30 \\]", "| 3 | 4 |", "- so 9 remain",
        "Is it 15?", "It costs $18 or $20.", "See (A) and (B).", "The set {1, 2} is finite.", "At 5 p.m. it was 7:30 in Rome.",
    ];

    private static readonly string[] _answers =
    [
        "42", "-7", "3.5", "\\frac{3}{8}", "2\\sqrt{7}", "x^2 + 1", "(3, 4)", "[2, 7)", "12,345", "\\frac{5\\pi}{6}", "50\\%", "1, 2, 3", "\\{1, 2\\}", "x = 5",
    ];

    private static readonly (string Before, string After)[] _statements =
    [
        ("\\boxed{", "}"), ("$\\boxed{", "}$."), ("\\fbox{", "}"), ("**Final Answer:** $", "$"), ("**Final Answer**\n\n\\[\n", "\n\\]"),
        ("The final answer is $", "$. I hope it is correct."), ("Answer: $", "$"), ("**Ответ:** \\(", "\\)"), ("Итак, ответ — $", "$."),
        ("So the answer is $", "$."), ("Итоговый ответ: $", "$."), ("<answer>$", "$</answer>"),
    ];

    [Property(MaxTest = 3_000)]
    public void Extract_answer_embedded_in_prose_is_found(NonNegativeInt[] before, NonNegativeInt[] after, NonNegativeInt answer, NonNegativeInt statement)
    {
        string expected = Pick(_answers, answer);
        (string opening, string closing) = Pick(_statements, statement);
        string text = $"{Prose(before)}\n\n{opening}{expected}{closing}\n\n{Prose(after)}";
        ExtractedAnswer? extracted = AnswerExtractor.Extract(text);
        Assert.Equal(expected, extracted?.Text);
        Assert.Equal(text.IndexOf(opening + expected, StringComparison.Ordinal) + opening.Length, extracted!.Span.Start);
        Assert.Equal(expected.Length, extracted.Span.Length);
    }

    [Property(MaxTest = 1_000)]
    public void Extract_corrected_answer_is_not_given(NonNegativeInt[] before, NonNegativeInt wrong, NonNegativeInt right, NonNegativeInt correction, NonNegativeInt statement)
    {
        string[] corrections =
        [
            "Wait, that's wrong.", "Hmm, no.", "I made a mistake.", "Oops, I made an arithmetic error.", "Стоп, это неверно.", "Нет, я ошибся.",
        ];
        string given = Pick(_answers, wrong);
        string meant = Pick(_answers, right);
        (string opening, string closing) = Pick(_statements, statement);
        string text = $"{Prose(before)}\n\n{opening}{given}{closing}\n\n{Pick(corrections, correction)}\n\n{opening}{meant}{closing}";
        Assert.Equal(meant, AnswerExtractor.Extract(text)?.Text);
        if (given != meant)
            Assert.NotEqual(given, AnswerExtractor.Extract(text[..^closing.Length])?.Text);
    }

    [Property(MaxTest = 1_000)]
    public void Extract_prose_alone_gives_none(NonNegativeInt[] lines) => Assert.Null(AnswerExtractor.Extract(Prose(lines))?.Text);

    [Property(MaxTest = 2_000)]
    public void Extract_any_text_has_its_answer_in_its_span(NonNegativeInt[] pieces)
    {
        string[] alphabet =
        [
            "1", "23", ",", ". ", " ", "/", "-", "{", "}", "\\frac", "\\text{", "\\boxed{", "\\boxed", "^", "%", "$", "=", "x", "\n", "\n\n", "answer",
            " is ", "Answer:", "Final answer", ":", "####", "</think>", "<think>", "\\", "**", "|", "ответ", "\"answer\":", "(", ")", "[", "\\[", "\\]",
            "option ", "B", "Therefore, ", "Wait, ", "<answer>", "</answer>", "and", "boxed{", "oxed{", "?", "```\n", "- ",
        ];
        string text = string.Concat(pieces.Select(piece => Pick(alphabet, piece)));
        if (AnswerExtractor.Extract(text) is not { } extracted)
            return;

        string spanned = text[extracted.Span.Start..extracted.Span.End];
        Assert.EndsWith(spanned, extracted.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\boxed")]
    [InlineData(@"\boxed{")]
    [InlineData(@"\boxed{1}")]
    [InlineData(@"\boxed{1},")]
    [InlineData(@"\boxed{1} and ")]
    [InlineData(@"\boxed{\boxed{")]
    [InlineData("oxed{")]
    [InlineData("ox")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("answer is\n")]
    [InlineData("answer is ")]
    [InlineData("the answer is $")]
    [InlineData("the answer is \\[")]
    [InlineData("if the answer to ")]
    [InlineData("answer: ")]
    [InlineData("answer:\n")]
    [InlineData("\"answer\": ")]
    [InlineData("final answer")]
    [InlineData("</think>")]
    [InlineData("<think>")]
    [InlineData("<answer>")]
    [InlineData("####\n")]
    [InlineData("#### 1\n")]
    [InlineData("$")]
    [InlineData("$ ")]
    [InlineData(@"\[")]
    [InlineData(@"\(")]
    [InlineData("\\")]
    [InlineData(". ")]
    [InlineData("?")]
    [InlineData("\n")]
    [InlineData(" ")]
    [InlineData("*")]
    [InlineData("|")]
    [InlineData("1 ")]
    [InlineData("1.")]
    [InlineData("option ")]
    [InlineData("The correct option is ")]
    [InlineData("Option B is ")]
    [InlineData("Therefore, ")]
    [InlineData("Therefore, x = ")]
    [InlineData("hmm")]
    [InlineData("wait ")]
    [InlineData("答案")]
    [InlineData("\ud800")]
    [InlineData("</s>")]
    [InlineData("\n\nQ:")]
    [InlineData("<b>")]
    [InlineData("~~")]
    [InlineData("\n- x = 1")]
    [InlineData("x = 1\n")]
    [InlineData("So 5 is. ")]
    [InlineData("so ")]
    [InlineData(" = ")]
    [InlineData(" is 5")]
    [InlineData("in \\boxed{} ")]
    [InlineData("[[")]
    [InlineData("ответ ")]
    [InlineData("ответ 5 ")]
    public void Extract_hundred_thousand_characters_ends(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
        AnswerExtractor.Extract(text);
        AnswerExtractor.Extract(text + "\nAnswer: 5");
        AnswerExtractor.Extract("Answer: " + text);
    }

    private static string Prose(NonNegativeInt[] lines) => string.Join("\n", lines.Select(line => Pick(_prose, line)).Append("That was all."));

    private static T Pick<T>(T[] choices, NonNegativeInt number) => choices[number.Get % choices.Length];
}
