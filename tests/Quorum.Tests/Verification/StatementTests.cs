namespace Quorum.Tests.Verification;

/// <summary>Statements about whole numbers: remainders, divisors, primes, shares, and conversions of units.</summary>
public class StatementTests
{
    [Theory]
    [InlineData("17 mod 5 = 2")]
    [InlineData("17 ≡ 2 (mod 5)")]
    [InlineData("17 = 2 mod 5")]
    [InlineData(@"$2^{10} \equiv 1024 \equiv 2 \pmod 7$")]
    [InlineData(@"$-1 \equiv 4 \pmod{5}$")]
    [InlineData(@"$17 \bmod 5 = 2$")]
    [InlineData("17 ≡ 2 по модулю 5")]
    [InlineData("17 divided by 5 leaves remainder 2.")]
    [InlineData("When 17 is divided by 5, the remainder is 2.")]
    [InlineData("17 leaves a remainder of 2 when divided by 5.")]
    [InlineData("17 при делении на 5 даёт остаток 2.")]
    [InlineData("Остаток от деления 17 на 5 равен 2.")]
    [InlineData("gcd(12, 18) = 6 and lcm(4, 6) = 12")]
    [InlineData(@"$\gcd(378,315) = 63$")]
    [InlineData("The greatest common divisor of 12 and 18 is 6.")]
    [InlineData("НОД(12, 18) = 6, НОК(4, 6) = 12")]
    [InlineData("НОК чисел 4 и 6 равно 12.")]
    [InlineData("97 is prime, but 91 is not prime.")]
    [InlineData("84 is divisible by 7.")]
    [InlineData("84 делится на 7.")]
    [InlineData("17 — простое число.")]
    [InlineData(@"$\binom{5}{2} = 10$ and C(5, 2) = 10")]
    [InlineData("20 percent of 50 is 10.")]
    [InlineData("20% от 50 равно 10.")]
    [InlineData("3 km = 3000 m")]
    [InlineData("1 pound = 16 ounces")]
    [InlineData("2 часа = 120 минут")]
    public async Task A_true_statement_is_correct(string step) => Assert.Equal(StepOutcome.Correct, (await VerifyAsync(step)).Outcome);

    [Theory]
    [InlineData("17 mod 5 = 3", "3")]
    [InlineData("668 mod 14 = 40", "40")]
    [InlineData("17 ≡ 3 (mod 5)", "3")]
    [InlineData("17 = 3 mod 5", "3")]
    [InlineData(@"$2^{10} \equiv 1024 \equiv 3 \pmod 7$", "3")]
    [InlineData("17 divided by 5 leaves remainder 3.", "3")]
    [InlineData("When $17$ is divided by $5$, the remainder is $3$.", "3")]
    [InlineData("17 при делении на 5 даёт остаток 3.", "3")]
    [InlineData("gcd(12, 18) = 4", "4")]
    [InlineData("lcm(4, 6) = 24", "24")]
    [InlineData("The least common multiple of 4 and 6 is 24.", "24")]
    [InlineData("НОД(12, 18) = 4", "4")]
    [InlineData("91 is prime.", "91 is prime")]
    [InlineData("97 is not prime.", "97 is not prime")]
    [InlineData("91 is divisible by 8.", "91 is divisible by 8")]
    [InlineData("91 делится на 8.", "91 делится на 8")]
    [InlineData("91 — простое число.", "91 — простое число")]
    [InlineData("C(5, 2) = 11", "11")]
    [InlineData("20 percent of 50 is 11.", "11")]
    [InlineData("3 km = 300 m", "300")]
    [InlineData("2 часа = 100 минут", "100")]
    public async Task A_false_statement_is_wrong_at_its_place(string step, string place)
    {
        StepVerdict verdict = await VerifyAsync(step);
        Assert.Equal(StepOutcome.Wrong, verdict.Outcome);
        Assert.Equal(place, step.Substring(verdict.ErrorSpan!.Value.Start, verdict.ErrorSpan.Value.Length));
        Assert.NotNull(verdict.Actual);
    }

    [Theory]
    [InlineData("n + 17 is divisible by 5.")]
    [InlineData("2^17 is prime")]
    [InlineData("If 91 is prime, we are done.")]
    [InlineData("Is 91 prime?")]
    [InlineData("We check whether 91 is divisible by 8.")]
    [InlineData("24 делится на 5 частей.")]
    [InlineData("17 делится на 5 с остатком 2.")]
    [InlineData("17 is prime to 5.")]
    [InlineData("17 = 2 modulo n")]
    [InlineData("Modulo 5 we have 3 * 4 = 2.")]
    [InlineData("1024 = 1024 mod 7")]
    [InlineData("The remainder when n is divided by 5 is 3.")]
    [InlineData("1 inch = 5 miles on the map.")]
    [InlineData("1 mile = 1.6 km")]
    [InlineData("5 feet = 3 hours")]
    public async Task What_may_be_meant_otherwise_is_not_wrong(string step) => Assert.NotEqual(StepOutcome.Wrong, (await VerifyAsync(step)).Outcome);

    /// <summary>The verdict on a text: the worst of its steps.</summary>
    private static async Task<StepVerdict> VerifyAsync(string text) =>
        (await Chains.VerifyAsync(text, "0", "", StepVerifiers.Arithmetic)).Steps.MaxBy(verdict => verdict.Outcome)!;
}
