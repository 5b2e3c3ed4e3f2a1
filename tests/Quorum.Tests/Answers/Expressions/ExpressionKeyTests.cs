namespace Quorum.Tests.Answers.Expressions;

public class ExpressionKeyTests
{
    public static TheoryData<int> EqualRows => [.. Enumerable.Range(0, EqualValues.Rows.Length)];

    public static TheoryData<int> UnequalRows => [.. Enumerable.Range(0, UnequalValues.Rows.Length)];

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

        // Rows of one value on purpose, which hold what equals 3, 1/2, 0, 1, √2, π, i, 2, x, x + 1, cos 2x and cos x.
        Assert.Equal(["0 58", "1 50", "2 60", "3 12 24 47 52", "14 59", "17 45", "31 61", "37 43", "57 89", "62 90", "76 80"], clashes);
    }

    private static string Key(Build expression)
    {
        ExpressionKey key = ExpressionKey.Of(expression.Expression);
        Assert.True(key.Problem is null, $"{key.Problem} {expression}");
        return key.Text!;
    }
}
