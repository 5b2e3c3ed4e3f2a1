namespace Quorum;

/// <summary>Splits a chain into its steps.</summary>
/// <remarks>
/// A step is a line, or a sentence where a line holds several; display mathematics, a fenced block of code and an <c>[asy]</c> drawing are one
/// step each. Formulas between dollar signs are never cut. What has neither letter nor digit is no step. The time needed grows with the length of
/// the text only.
/// </remarks>
public static class ChainSteps
{
    /// <summary>Splits the reasoning and then the text of a chain.</summary>
    /// <param name="chain">The chain.</param>
    /// <returns>The steps in the order of the chain, numbered from 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="chain"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<ChainStep> Split(Chain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        var steps = new List<ChainStep>();
        Add(steps, ChainPart.Reasoning, chain.Reasoning);
        Add(steps, ChainPart.Text, chain.Text);
        return steps;
    }

    private static void Add(List<ChainStep> steps, ChainPart part, string text)
    {
        foreach (TextSpan block in StepBlocks.Of(text))
        {
            foreach (TextSpan span in StepBlocks.IsVerbatim(text, block) ? [block] : Sentences.Of(text, block))
            {
                string step = text.Substring(span.Start, span.Length);
                if (step.AsSpan().ContainsAnyLetterOrDigit())
                    steps.Add(new ChainStep(steps.Count, part, span, step));
            }
        }
    }

    private static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
                return true;
        }

        return false;
    }
}
