using System.Globalization;
using FsCheck.Xunit;

namespace Quorum.Tests.Verification;

/// <summary>Identities, equations, systems and inequalities; lines are parted by |, and the last one is judged.</summary>
public class AlgebraTests
{
    [Theory]
    [InlineData("(x + 3)^2 = x^2 + 6x + 9")]
    [InlineData(@"$x^2 - 5x + 6 = (x - 2)(x - 3)$")]
    [InlineData("2(a + b) - b = 2a + b")]
    [InlineData("2x + 3 = 11|2x = 8")]
    [InlineData("x^2 - 5x + 6 = 0|(x - 2)(x - 3) = 0")]
    [InlineData("x^2 - 5x + 6 = 0|x = 2 or x = 3")]
    [InlineData("x^3 - 6x^2 + 11x - 6 = 0|So x = 1, x = 2 or x = 3.")]
    [InlineData(@"x^2 - 2x - 1 = 0|x = 1 + \sqrt{2}")]
    [InlineData("3x = 10|x = 3.33")]
    [InlineData("x + y = 10|x - y = 4|Adding gives 2x = 14")]
    [InlineData("x + y = 10|x - y = 4|2x = 14|x = 7|y = 3")]
    [InlineData("-2x > 6|x < -3")]
    [InlineData("3x - 2 <= 10|3x <= 12")]
    public async Task A_step_that_follows_is_correct(string lines) => Assert.Equal(StepOutcome.Correct, (await LastAsync(lines)).Outcome);

    [Theory]
    [InlineData("Expanding, (x + 3)^2 = x^2 + 6x + 6.", "x^2 + 6x + 6")]
    [InlineData(@"Factoring, $x^2 - 5x + 6 = (x - 2)(x - 4)$.", "(x - 2)(x - 4)")]
    [InlineData("x^2 - 5x + 6 = (x - 1)(x - 4) = 0", "(x - 1)(x - 4)")]
    [InlineData("2x + 3 = 11|2x = 14", "14")] // the sign of the term that was moved
    [InlineData("2x = 8|x = 6", "6")]
    [InlineData("x^2 - 5x + 6 = 0|(x - 2)(x + 3) = 0", "0")]
    [InlineData("x^2 - 5x + 6 = 0|So x = 2 or x = 4.", "4")]
    [InlineData("x^2 - 5x + 6 = 0|x = -2 or x = 3", "-2")]
    [InlineData("x^3 - 6x^2 + 11x - 6 = 0|x = 1 or x = 2 or x = 4", "4")]
    [InlineData(@"x^2 - 2x - 1 = 0|x = 1 + \sqrt{3}", @"1 + \sqrt{3}")]
    [InlineData("3x = 10|x = 3.43", "3.43")]
    [InlineData("x + y = 10|x - y = 4|Adding the equations gives 2x = 15.", "15")]
    [InlineData("x + y = 10|x - y = 4|2x = 14|x = 7|y = 2", "2")]
    [InlineData("x + y = 7 and x - y = 1.|So x = 4 and y = 2.", "2")]
    [InlineData("-2x > 6|x > -3", "-3")]
    [InlineData("3x - 2 < 10|3x < 8", "8")]
    [InlineData("Решим: 2x + 3 = 11.|Значит, 2x = 14.", "14")]
    public async Task A_step_that_does_not_follow_is_wrong_at_its_place(string lines, string place)
    {
        StepVerdict verdict = await LastAsync(lines);
        Assert.Equal(StepOutcome.Wrong, verdict.Outcome);
        TextSpan span = verdict.ErrorSpan!.Value;
        Assert.Equal(place, verdict.Step.Text.Substring(span.Start - verdict.Step.Span.Start, span.Length));
    }

    [Theory]
    [InlineData("x = 2 or x = 3")]
    [InlineData("x^2 = 4|x = 2")]
    [InlineData("x + 1 = 3|Case 2: x + 1 = 5")]
    [InlineData("x + y = 10|x - y = 4|If x + y = 12 instead, the rest changes.")]
    [InlineData("x^2 - 5x + 6 = 0|Let x = 4.")]
    [InlineData("x > 3|x > 2")] // weaker
    [InlineData("x > 3|Also x < 7")]
    [InlineData("y = 2x + 1|y = 3x - 4")] // two lines
    [InlineData("x^2 + 3 = (x + 1)^2")] // an equation to solve
    [InlineData("f(x) = 2x + 1|f(x) = 7")]
    [InlineData("(x + 1)^2 = x^2 + 1 (mod 2)")]
    public async Task A_step_that_may_state_something_new_is_not_wrong(string lines) => Assert.NotEqual(StepOutcome.Wrong, (await LastAsync(lines)).Outcome);

    [Property(MaxTest = 300)]
    public async Task A_true_expansion_is_never_marked_and_one_with_another_coefficient_is(sbyte a, sbyte b, sbyte c, byte slip)
    {
        (int first, int second, int factor) = (NotZero(a), NotZero(b), Math.Abs(NotZero(c)) % 9 + 1);
        string left = $"({factor}x {Signed(first)})(x {Signed(second)})";
        int linear = (factor * second) + first;
        Assert.Equal(StepOutcome.Correct, await OutcomeAsync($"Expanding, {left} = {factor}x^2 {Signed(linear)}x {Signed(first * second)}."));

        int wrong = linear + 1 + (slip % 9);
        if (wrong != 0 && linear != 0)
            Assert.Equal(StepOutcome.Wrong, await OutcomeAsync($"Expanding, {left} = {factor}x^2 {Signed(wrong)}x {Signed(first * second)}."));
    }

    [Property(MaxTest = 300)]
    public async Task A_true_solution_is_never_marked_and_a_wrong_root_is(sbyte a, sbyte b, sbyte root, byte slip)
    {
        (int slope, int constant) = (NotZero(a), NotZero(b));
        string start = $"{slope}x {Signed(constant)} = {(slope * root) + constant}\n{slope}x = {slope * root}\n";
        Assert.Equal(StepOutcome.Correct, await OutcomeAsync(start + $"x = {root}"));
        Assert.Equal(StepOutcome.Wrong, await OutcomeAsync(start + $"x = {root + 1 + slip}"));
    }

    [Property(MaxTest = 300)]
    public async Task The_roots_of_a_quadratic_equation_are_never_marked_and_another_number_is(sbyte p, sbyte q, byte slip)
    {
        (int first, int second) = (NotZero(p), NotZero(q));
        string equation = $"x^2 {Signed(-first - second)}x {Signed(first * second)} = 0\n".Replace("+ 0x ", "", StringComparison.Ordinal);
        Assert.NotEqual(StepOutcome.Wrong, await OutcomeAsync(equation + $"(x {Signed(-first)})(x {Signed(-second)}) = 0"));
        Assert.NotEqual(StepOutcome.Wrong, await OutcomeAsync(equation + $"So x = {first} or x = {second}."));
        int wrong = Math.Max(first, second) + 1 + slip;
        Assert.Equal(StepOutcome.Wrong, await OutcomeAsync(equation + $"So x = {first} or x = {wrong}."));
    }

    [Property(MaxTest = 300)]
    public async Task The_solution_of_a_system_is_never_marked_and_another_is(sbyte a, sbyte b, sbyte x, sbyte y, byte slip)
    {
        (int c, int d) = (NotZero(a), NotZero(b));
        string system = $"{c}x + y = {(c * x) + y}\nx {Signed(d)}y = {x + (d * y)}\n";
        bool isRegular = c * d != 1;
        Assert.NotEqual(StepOutcome.Wrong, await OutcomeAsync(system + $"So x = {x} and y = {y}."));
        if (isRegular)
            Assert.Equal(StepOutcome.Wrong, await OutcomeAsync(system + $"So x = {x} and y = {y + 1 + slip}."));
    }

    [Property(MaxTest = 300)]
    public async Task The_sign_of_an_inequality_turns_with_a_negative_factor(sbyte a, sbyte bound)
    {
        int slope = NotZero(a);
        string start = $"{slope}x > {slope * bound}\n";
        (string right, string wrong) = slope > 0 ? (">", "<") : ("<", ">");
        Assert.Equal(StepOutcome.Correct, await OutcomeAsync(start + $"x {right} {bound}"));
        Assert.Equal(StepOutcome.Wrong, await OutcomeAsync(start + $"x {wrong} {bound}"));
    }

    private static int NotZero(sbyte value) => value == 0 ? 7 : value;

    private static string Signed(int value) => value < 0
        ? string.Create(CultureInfo.InvariantCulture, $"- {-value}")
        : string.Create(CultureInfo.InvariantCulture, $"+ {value}");

    private static async Task<StepOutcome> OutcomeAsync(string text) => (await LastAsync(text)).Outcome;

    private static async Task<StepVerdict> LastAsync(string lines)
    {
        ChainVerification verification = await Chains.VerifyAsync(lines.Replace('|', '\n'), "0", "", StepVerifiers.Arithmetic);
        return verification.Steps[^2]; // the last one is the answer
    }
}
