using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Quorum.Code;

namespace Quorum.Evaluation.Tests.Benchmarks;

public sealed class LiveCodeBenchTests
{
    /// <summary>Two tests of a function, as Python's pickler writes them in protocols 1 to 5, compressed.</summary>
    public static TheoryData<string> Pickled =>
    [
        "eJyL6GJgYIiuVsrMKygtUbJSUIo21lEw1FEwio3JM1LSUVDKLy2ByYCEdRSMY0HCJanFJSWVBakgibTSvOSSzPy8xBylWh0FZLOAhhigGYJXd2whgx4A2mMrUA==",
        "eJxrYIroYmBgiK5WyswrKC1RslJQijbWUTDUUTCKjckzUtJRUMovLYHJgIR1FIxjQcIlqcUlJZUFqSCJtNK85JLM/LzEHKVaHQVks4CGGKAZgld3bCGDHgAlmivS",
        "eJxrYI7oYmBgiK5WyswrKC1RslJQijbWUTDUUTCKjckzUtJRUMovLYHJgIR1FIxjQcIlqcUlJZUFqSCJtNK85JLM/LzEHKVaHQVks4CGGKAZgld3bCGDHgAmLSvT",
        "eJxrYJnaxwABPV3R1UqZeQWlJUpWCkrRxjoKhjoKRrExeUZKOgpK+aUlMBmQsI6CcSxIuCS1uKSksiAVJJFWmpdckpmfl5ijVKujgGwW0BADNEPw6o6dogcAw8ctTg==",
        "eJxrYJ3axwABPV3R1UqZeQWlJUpWCkrRxjoKhjoKRrExeUZKOgpK+aUlMBmQsI6CcSxIuCS1uKSksiAVJJFWmpdckpmfl5ijVKujgGwW0BADNEPw6o6dogcAxF8tTw==",
    ];

    [Theory]
    [MemberData(nameof(Pickled))]
    public async Task Private_tests_come_out_of_zlib_and_pickle_of_any_protocol(string tests)
    {
        Problem problem = Assert.Single(await LoadAsync(FunctionRow(tests)));

        ExpectedProgram expected = Assert.IsType<ExpectedProgram>(problem.Expected);
        CodeTask task = expected.Tests.Unpack();
        Assert.Equal(1, expected.Examples);
        Assert.Equal(["[3, 1]", "[1, 2, 3]", "[]"], task.Tests.Select(test => test.Expected));
        Assert.Equal("[[3, 1, 2],2]", Assert.IsType<FunctionCall>(task.Tests[1].Input).Arguments);
        Assert.Contains("Start from:\n```python\nclass Solution:\n    def first(self, xs, n):\n```", problem.Prompt, StringComparison.Ordinal);
        Assert.Equal(("leetcode", "easy"), (problem.Subject, problem.Level));
    }

    [Theory]
    [InlineData("eJxrYJnKwQABsVN6GBOnJOoBACKxBCQ=", "more than a text")]
    [InlineData("eJxrYJnaxwABPV3R1UqZ", "")]
    [InlineData("*", "")]
    [InlineData("{}", "")]
    public async Task Tests_that_are_no_pickled_text_are_refused_and_nothing_of_them_is_run(string tests, string reason)
    {
        var exception = await Assert.ThrowsAsync<FormatException>(() => LoadAsync(FunctionRow(tests)));

        Assert.StartsWith("Row 1 of 'test.jsonl' has tests that cannot be read: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pickle_that_calls_something_is_refused()
    {
        // cos.system of Python: GLOBAL 'os system', a text, a tuple of it, REDUCE.
        string call = Convert.ToBase64String(Compress("cos\nsystem\nX\u0004\0\0\0true\u0085R."u8.ToArray()));

        var exception = await Assert.ThrowsAsync<FormatException>(() => LoadAsync(FunctionRow(call)));

        Assert.Contains("instruction 0x63", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, 3)]
    [InlineData("2024-08-01", null, 2)]
    [InlineData("2024-08-01", "2024-08-01", 1)]
    [InlineData(null, "2024-07-31", 1)]
    public async Task Window_includes_its_first_and_last_day(string? from, string? to, int count)
    {
        string rows = string.Join('\n', new[] { "2024-07-31T23:59:00", "2024-08-01T00:00:00", "2025-01-31T00:00:00" }.Select((date, index) => InputRow(date, $"q{index}")));

        IReadOnlyList<Problem> problems = await LoadAsync(rows, new() { From = Day(from), To = Day(to) });

        Assert.Equal(count, problems.Count);

        static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Window_without_problems_says_so() => Assert.Contains(
        "None of the 1 problems",
        (await Assert.ThrowsAsync<FormatException>(() => LoadAsync(InputRow("2024-01-01", "q"), new() { From = new(2025, 1, 1) }))).Message,
        StringComparison.Ordinal);

    internal static string InputRow(string date, string id) => new JsonObject
    {
        ["question_title"] = "Sum",
        ["question_content"] = "Read two numbers and print their sum.",
        ["platform"] = "atcoder",
        ["question_id"] = id,
        ["contest_date"] = date,
        ["starter_code"] = "",
        ["difficulty"] = "easy",
        ["public_test_cases"] = """[{"input": "1 2\n", "output": "3\n", "testtype": "stdin"}]""",
        ["private_test_cases"] = """[{"input": "10 -4\n", "output": "6.0\n", "testtype": "stdin"}]""",
        ["metadata"] = "{}",
    }.ToJsonString();

    internal static string FunctionRow(string privateTests) => new JsonObject
    {
        ["question_title"] = "First",
        ["question_content"] = "Sort.",
        ["platform"] = "leetcode",
        ["question_id"] = "first",
        ["contest_date"] = "2024-08-10T00:00:00",
        ["starter_code"] = "class Solution:\n    def first(self, xs, n):\n",
        ["difficulty"] = "easy",
        ["public_test_cases"] = """[{"input": "[3, 1]\n1", "output": "[3, 1]", "testtype": "functional"}]""",
        ["private_test_cases"] = privateTests,
        ["metadata"] = """{"func_name": "first"}""",
    }.ToJsonString();

    internal static Task<IReadOnlyList<Problem>> LoadAsync(string rows, BenchmarkOptions? options = null) =>
        Evaluation.Benchmarks.LiveCodeBench.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(rows)), "test.jsonl", options, TestContext.Current.CancellationToken);

    private static byte[] Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
            zlib.Write(bytes);

        return packed.ToArray();
    }
}
