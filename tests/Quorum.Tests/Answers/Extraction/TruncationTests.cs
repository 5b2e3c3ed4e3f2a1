using Microsoft.Extensions.AI;

namespace Quorum.Tests.Answers.Extraction;

public class TruncationTests
{
    /// <summary>Outputs as models write them, and the statements that are complete before the last one.</summary>
    public static TheoryData<string, string[]> Outputs => new()
    {
        {
            "<think>\nOkay, so I need to find 37 * 24. 37*24 = 888. So the answer is 888. \\boxed{887}? No.\n</think>\n\nTo find the product:\n\n" +
            "1. **Multiply** 37 by 20: $37 \\times 20 = 740$.\n2. **Multiply** 37 by 4: $148$.\n\n$$740 + 148 = 888$$\n\n**Final Answer:** $\\boxed{888}$",
            []
        },
        {
            "</think>\n\nThe roots of the equation\n\\[\nx^2 - 7x + 10 = 0\n\\]\nare found by factoring:\n\\[\n(x - 2)(x - 5) = 0.\n\\]\n\nHence the solutions are $x = \\boxed{2}$ and $x = \\boxed{5}$.",
            ["2"]
        },
        {
            "We get $\\boxed{12}$. Hmm, wait, I forgot the last three eggs; so it should be $\\boxed{15}$ in all.",
            ["12"]
        },
        {
            "Janet sells 16 - 3 - 4 = <<16-3-4=9>>9 duck eggs a day.\nShe makes 9 * 2 = $<<9*2=18>>18 every day at the farmer's market.\n#### 18",
            []
        },
        {
            "**Step 1.** Let the number of apples be $a$.\n\n**Step 2.** Then $3a + 7 = 52$, so that $3a = 45$.\n\n**Answer:** $a = 15$ apples were bought. This was checked.",
            []
        },
        { "The area of the triangle is half of the base times the height.\n\n**Final Answer**\n\n\\[\n\\frac{45}{8}\n\\]\n", [] },
        { "Сложим числа: 12 + 15 = 27.\n\nЗатем разделим на 2 и получим 13,5.\n\n**Ответ:** 13,5 кг. Проверка пройдена.", [] },
        { "Пусть скорость равна $v$ км/ч. Тогда $3v = 36$.\n\nИтак, ответ равен $\\boxed{12}$ км/ч.", [] },
        { "We compare the choices. (A) is too small and (B) too large.\n\nThe correct answer is (C) 144, since $12^2 = 144$.", [] },
        { "Adding both equations gives $2x = 10$, and the answer is $x = 5$. I hope it is correct.", [] },
        { "First, 5 + 3 = 8 eggs are left.\n\nThen she buys 4 more:\n\n$$8 + 4 = 12$$\n\nSo the final answer is: $$\\boxed{12}$$", [] },
        { "```json\n{\n  \"steps\": [\"2 + 3 = 5\", \"5 * 4 = 20\"],\n  \"answer\": 20\n}\n```", [] },
        { "<think>2 + 2 = 4</think><answer>4</answer>", [] },
        { "We have\n\\begin{align*}\nS &= 1 + 2 + \\dots + 100 \\\\\n&= \\frac{100 \\cdot 101}{2} \\\\\n&= \\boxed{5050}.\n\\end{align*}", [] },
        { "| step | value |\n|---|---|\n| sum | 27 |\n| half | 13.5 |\n| **Answer** | $13.5$ |\n\nThis completes the table.", [] },
        { "The matrix is\n\\[\n\\boxed{\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}}\n\\]\nas desired.", [] },
        { "Let us go through it.\n\n- The train leaves at 4:15 p.m.\n- It needs 2.5 hours.\n\nAnswer: 6:45 p.m. on the same day, as required.", [] },
        { "The interval is found by solving both inequalities.\n\nFinal answer: $(-\\infty, 3] \\cup [7, \\infty)$. Both ends were checked.", [] },
        { "We want the probability that both are red.\n\nThe answer to the question is $\\frac{3}{28}$. It is about one in nine.", [] },
        { "Step one: $\\sqrt{50} = 5\\sqrt{2}$.\n\nStep two: $\\sqrt{8} = 2\\sqrt{2}$.\n\nTherefore the total is $\\fbox{$7\\sqrt{2}$}$ exactly.", [] },
    };

    [Theory]
    [InlineData("", MissingAnswer.Empty)]
    [InlineData("<think>Maybe 5.</think>", MissingAnswer.Empty)]
    [InlineData("<think>Maybe \\boxed{5}. But", MissingAnswer.ThoughtCut)]
    [InlineData("So it is \\boxed{\\frac{1}{", MissingAnswer.AnswerCut)]
    [InlineData("So it is \\boxed{\\begin{pmatrix} 1 & 2", MissingAnswer.AnswerCut)]
    [InlineData("So it is \\boxed{(1, 2", MissingAnswer.AnswerCut)]
    [InlineData("So it is \\boxed{x +", MissingAnswer.AnswerCut)]
    [InlineData("\\boxed{2} and ", MissingAnswer.AnswerCut)]
    [InlineData("The answer is $\\frac{1}{", MissingAnswer.AnswerCut)]
    [InlineData("**Final Answer:**", MissingAnswer.AnswerCut)]
    [InlineData("<answer>12 +", MissingAnswer.AnswerCut)]
    [InlineData("The value is \\boxed{}.", MissingAnswer.EmptyBox)]
    [InlineData("The answer is not 5.", MissingAnswer.NotStated)]
    [InlineData("The answer is 12. Wait, that's wrong.", MissingAnswer.NotStated)]
    [InlineData("I cannot see the figure.", MissingAnswer.NotStated)]
    public void Extract_text_without_an_answer_says_why(string text, MissingAnswer expected)
    {
        Assert.Null(AnswerExtractor.Extract(text, out MissingAnswer? missing));
        Assert.Equal(expected, missing);
    }

    [Theory]
    [InlineData("The distance is $\\boxed{2\\sqrt{17}", "2\\sqrt{17}")]
    [InlineData("The distance is $\\boxed{2\\sqrt{17}$.", "2\\sqrt{17}")]
    [InlineData("<answer>7/2", "7/2")]
    public void Extract_box_or_tag_left_open_at_the_end_gives_the_answer_unless_the_text_is_cut(string text, string expected)
    {
        Assert.Equal(expected, AnswerExtractor.Extract(text, finishReason: ChatFinishReason.Stop)?.Text);
        Assert.Equal(expected, AnswerExtractor.Extract(text)?.Text);
    }

    [Theory]
    [InlineData("The distance is $\\boxed{2\\sqrt{17}")]
    [InlineData("<answer>7/2")]
    public void Extract_box_or_tag_left_open_where_the_text_is_cut_gives_none(string text)
    {
        Assert.Null(AnswerExtractor.Extract(text, out MissingAnswer? missing, finishReason: ChatFinishReason.Length));
        Assert.Equal(MissingAnswer.AnswerCut, missing);
    }

    [Theory]
    [InlineData("Thus \\boxed{12}", "12")]
    [InlineData("**Final Answer:** 48\n\nLet me also verify this by", "48")]
    [InlineData("The final answer is $\\frac{3}{4}$. To check, we", "\\frac{3}{4}")]
    [InlineData("Ответ: 15\n\nПроверка: 3 · 5", "15")]
    [InlineData("<answer>7</answer>", "7")]
    [InlineData("{\"answer\": 7, \"explanation\": \"We first", "7")]
    [InlineData("The correct option is (C). This is because the", "(C)")]
    [InlineData("#### 42\n", "42")]
    public void Extract_text_cut_after_its_announcement_gives_the_answer(string text, string expected) =>
        Assert.Equal(expected, AnswerExtractor.Extract(text, finishReason: ChatFinishReason.Length)?.Text);

    [Theory]
    [InlineData("So 3 + 4 = 7.\n\nNext we double it:\n\n$$7 \\cdot 2 = 14$$", "7 \\cdot 2 = 14", MissingAnswer.ThoughtCut)]
    [InlineData("We first find x.\n\nTherefore, x = 4.", "x = 4", MissingAnswer.ThoughtCut)]
    [InlineData("We add both.\n\nThe total is **48**.", "48", MissingAnswer.ThoughtCut)]
    [InlineData("So we have:\n\n42", "42", MissingAnswer.ThoughtCut)]
    [InlineData("The final answer is 12", "12", MissingAnswer.AnswerCut)]
    [InlineData("The final answer is 12.", "12", MissingAnswer.AnswerCut)]
    [InlineData("Ответ: 15", "15", MissingAnswer.AnswerCut)]
    [InlineData("#### 42", "42", MissingAnswer.AnswerCut)]
    public void Extract_text_cut_at_a_result_gives_none_though_it_would_if_it_were_whole(string text, string whole, MissingAnswer reason)
    {
        Assert.True(MathAnswer.AreEquivalent(whole, AnswerExtractor.Extract(text, finishReason: ChatFinishReason.Stop)!.Text));
        Assert.Null(AnswerExtractor.Extract(text, out MissingAnswer? missing, finishReason: ChatFinishReason.Length)?.Text);
        Assert.Equal(reason, missing);
    }

    /// <summary>What was announced is never a value on the way, wherever the token limit falls.</summary>
    [Theory]
    [MemberData(nameof(Outputs))]
    public void Extract_output_known_to_be_cut_anywhere_gives_the_answer_or_none(string output, string[] earlier)
    {
        string whole = AnswerExtractor.Extract(output)!.Text;
        for (int length = 0; length < output.Length; length++)
        {
            if (AnswerExtractor.Extract(output[..length], finishReason: ChatFinishReason.Length) is { } answer)
                Assert.True(answer.Text == whole || earlier.Contains(answer.Text), $"'{answer.Text}' ({answer.Source}) from …{output[Math.Max(0, length - 60)..length]}");
        }
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Extract_output_cut_anywhere_gives_no_fragment(string output, string[] earlier)
    {
        ExtractedAnswer whole = AnswerExtractor.Extract(output)!;
        for (int length = 0; length < output.Length; length++)
        {
            string cut = output[..length];
            if (AnswerExtractor.Extract(cut) is not { } answer || answer.Text == whole.Text || earlier.Contains(answer.Text))
                continue;

            // A whole sentence or formula at the end may be the conclusion; that more was to come cannot be seen.
            if (answer.Source is AnswerSource.LastLine or AnswerSource.Conclusion)
                continue;

            // Of a number or a word at the very end no reader can tell whether it was cut, but it must be the answer that was begun.
            // "$1" may be an amount, so the dollar before the answer may belong to it.
            bool here = answer.Span.Start - whole.Span.Start is 0 or -1;
            bool open = answer.Source == AnswerSource.Box && earlier.Any(text => text.StartsWith(answer.Text, StringComparison.Ordinal));
            bool begun = (here || open) && answer.Span.End >= cut.TrimEnd().Length - 1;
            Assert.True(begun, $"'{answer.Text}' ({answer.Source}) from …{cut[Math.Max(0, length - 60)..]}");
        }
    }
}
