using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Numbers;

/// <summary>Division with remainder, by one digit or by two.</summary>
public sealed class RemainderFamily(Wording words) : Family("remainder", words)
{
    private static readonly string[] s_both =
        ["What is {0} / {1} with remainder?", "Compute {0} / {1} with remainder.", "Divide {0} by {1} with remainder.", "{0} / {1} with remainder", "What are the quotient and the remainder of {0} divided by {1}?"];

    private static readonly string[] s_remainder =
        ["What is the remainder when {0} is divided by {1}?", "Find the remainder of {0} / {1}.", "What remains when {0} is divided by {1}?"];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var divisor = random.Once(length == ChainLength.Drill ? 2 : 6) ? random.Between(2, 9) : random.Between(11, 99);
        var dividend = length == ChainLength.Drill ? random.Between(divisor + 1, Math.Min(999, divisor * 30)) : random.Between(divisor * 11, divisor <= 9 ? 9999 : divisor * 99);
        var sheet = new Worksheet(random, Words);
        var (quotient, remainder) = sheet.Divide(random, dividend, divisor);
        if (remainder == 0)
            sheet.Line($"{dividend} = {divisor} * {quotient} + 0");

        var asksForBoth = random.Once(2);
        var question = string.Format(null, random.Pick(asksForBoth ? s_both : s_remainder), dividend, divisor);
        return Boxed($"{dividend} R {divisor}", question, sheet.Text, asksForBoth ? $"{quotient} R {remainder}" : $"{remainder}", size: 2);
    }
}
