namespace Quorum.Tests.Verification;

public class ChainStepsTests
{
    [Fact]
    public void Split_gives_lines_of_both_parts_in_order()
    {
        IReadOnlyList<ChainStep> steps = ChainSteps.Split(Chains.Of("ones: 7 * 4 = 28\n\n tens: 3 * 4 + 2 = 14 \n---", @"\boxed{148}"));
        Assert.Equal(["ones: 7 * 4 = 28", "tens: 3 * 4 + 2 = 14", @"\boxed{148}"], steps.Select(step => step.Text));
        Assert.Equal([ChainPart.Reasoning, ChainPart.Reasoning, ChainPart.Text], steps.Select(step => step.Part));
        Assert.Equal([0, 1, 2], steps.Select(step => step.Index));
    }

    [Theory]
    [InlineData("First, 3 + 4 = 7. Then 7 * 2 = 14. Is it? Yes.", 4)]
    [InlineData("1. The price is $3.50 e.g. in May. 2. It rises.", 2)]
    [InlineData("It is $x = 3. Y$ there. Next.", 2)]
    [InlineData("5! = 120 and 4! = 24", 1)]
    [InlineData("Сначала 2 + 3 = 5. Потом 5 * 2 = 10, т. е. десять.", 2)]
    [InlineData("We have \\[ a = b. \\\\ c = d \\] and so on. Done.", 4)]
    [InlineData("Code:\n```\nx = 1. Y\nz\n```\nEnd", 3)]
    [InlineData("\\begin{align*}\na &= b \\\\\n&= c\n\\end{align*}", 1)]
    [InlineData("", 0)]
    public void Split_finds_sentences_formulas_and_code(string text, int count) => Assert.Equal(count, ChainSteps.Split(Chains.Of(text)).Count);

    [Fact]
    public void Split_of_any_text_gives_steps_at_their_exact_place()
    {
        const string Alphabet = "ab1. \n$\\[]()!?`{}=+A";
        var random = new Random(3);
        for (int i = 0; i < 2_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(120)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            Chain chain = Chains.Of(text, text);
            int end = 0;
            foreach (ChainStep step in ChainSteps.Split(chain))
            {
                Assert.Equal(step.Text, (step.Part == ChainPart.Reasoning ? chain.Reasoning : chain.Text).Substring(step.Span.Start, step.Span.Length));
                end = step.Part == ChainPart.Text && step.Index > 0 && end > step.Span.Start ? 0 : end;
                Assert.True(step.Span.Start >= end || step.Part == ChainPart.Text);
                end = step.Span.End;
            }
        }
    }

    [Theory]
    [InlineData("$ ")]
    [InlineData("$$")]
    [InlineData("\\[")]
    [InlineData("5! ")]
    [InlineData("a. B")]
    [InlineData("[asy]")]
    [InlineData("\\[ x\n\n")]
    [InlineData("```\n\n")]
    public void Split_of_a_long_repetition_takes_memory_in_proportion(string unit)
    {
        Allocated(10);
        Assert.InRange(Allocated(30_000), 0, 20 * Allocated(3_000));

        long Allocated(int times)
        {
            var chain = Chains.Of(string.Concat(Enumerable.Repeat(unit, times)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            ChainSteps.Split(chain);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
