using static Quorum.Tests.Answers.Expressions.Build;

namespace Quorum.Tests.Answers.Expressions;

public class ExpressionKeyTests
{
    private static readonly (string Name, Build Expression)[] Undefined =
    [
        ("1/0", (Build)1 / 0),
        ("1/(√2·√3 − √6)", (Build)1 / (Sqrt(2) * Sqrt(3) - Sqrt(6))),
        ("x/(x − x)", X / (X - X)),
        ("ln 0", Ln(0)),
        ("ln ln ln e", Ln(Ln(Ln(E)))),
        ("ln(sin π)", Ln(Sin(Pi))),
        ("tan(π/2)", Tan(Pi / 2)),
        ("tan(π/4 + π/4)", Tan(ArcTan(1) + Pi / 4)),
        ("1/(sin²x + cos²x − 1)", (Build)1 / (Sin(X).To(2) + Cos(X).To(2) - 1)),
        ("(−2)!", Factorial(-Sqrt(4))),
        ("∞ − ∞", Infinity - Infinity),
        ("0·∞", 0 * Infinity),
        ("log base 1", Log(Pi / Pi, 2)),
        ("arg 0", Of(MathFunction.Argument, Pi - Pi)),
    ];

    public static TheoryData<int> EqualRows => [.. Enumerable.Range(0, EqualValues.Rows.Length)];

    public static TheoryData<int> UnequalRows => [.. Enumerable.Range(0, UnequalValues.Rows.Length)];

    public static TheoryData<string> UndefinedNames => [.. Undefined.Select(u => u.Name)];

    [Theory]
    [MemberData(nameof(EqualRows))]
    public void Of_equal_values_is_one_key(int row)
    {
        string[] keys = [.. EqualValues.Rows[row].Select(Key)];

        for (int i = 1; i < keys.Length; i++)
            Assert.True(keys[i] == keys[0], $"way {i}: {keys[i]}, way 0: {keys[0]}");
    }

    [Theory]
    [MemberData(nameof(UnequalRows))]
    public void Of_different_values_is_different_keys(int row)
    {
        string[] keys = [.. UnequalValues.Rows[row].Select(Key)];

        for (int i = 0; i < keys.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.True(keys[i] != keys[j], $"ways {j} and {i}: {keys[i]}");
        }
    }

    [Fact]
    public void Of_rows_of_equal_values_differ_from_each_other()
    {
        IEnumerable<string> clashes = EqualValues.Rows
            .Select((row, i) => (Key: Key(row[0]), Row: i))
            .GroupBy(first => first.Key)
            .Where(group => group.Count() > 1)
            .Select(group => string.Join(' ', group.Select(first => first.Row)));

        // Rows of one value on purpose, which hold what equals 3, 1/2, 0, 1, √2, π/4, π, i, 2, x, x + 1, cos 2x and cos x.
        Assert.Equal(["0 59", "1 50", "2 61", "3 12 24 47 52", "14 60", "16 57", "17 45", "31 62", "37 43", "58 90", "63 91", "77 81"], clashes);
    }

    [Theory]
    [MemberData(nameof(UndefinedNames))]
    public void Of_no_value_is_undefined(string name) =>
        Assert.Equal("It is undefined.", ExpressionKey.Of(Undefined.Single(u => u.Name == name).Expression.Expression).Problem);

    private static string Key(Build expression)
    {
        ExpressionKey key = ExpressionKey.Of(expression.Expression);
        Assert.True(key.Problem is null, $"{key.Problem} {expression}");
        return key.Text!;
    }
}
