using Quorum.Code.Inputs;

namespace Quorum.Code.Tests.Inputs;

public class FunctionSignatureTests
{
    private static readonly InputType _int = new(InputKind.Integer);

    [Theory]
    [InlineData("int", "Integer")]
    [InlineData("long?", "Integer")]
    [InlineData("double", "Real")]
    [InlineData("bool", "Boolean")]
    [InlineData("char", "Character")]
    [InlineData("string", "Text")]
    [InlineData("str", "Text")]
    [InlineData("Optional[float]", "Real")]
    [InlineData("int[]", "List")]
    [InlineData("IReadOnlyList<string>", "List")]
    [InlineData("number[]", "List")]
    public void Parse_reads_the_types_of_three_languages(string written, string kind) => Assert.Equal(kind, InputType.Parse(written)?.Kind.ToString());

    [Theory]
    [InlineData("int[][]")]
    [InlineData("int[,]")]
    [InlineData("List<int[]>")]
    [InlineData("list[list[int]]")]
    [InlineData("IEnumerable<IList<long>>")]
    public void Parse_reads_lists_of_lists(string written) => Assert.Equal(new InputType(InputKind.List, new InputType(InputKind.List, _int)), InputType.Parse(written));

    [Theory]
    [InlineData("Dictionary<string, int>")]
    [InlineData("Node")]
    [InlineData("")]
    [InlineData("T[]")]
    public void Parse_of_a_type_that_has_no_inputs_is_null(string written) => Assert.Null(InputType.Parse(written));

    [Theory]
    [InlineData("Write a C# function Solve(int[] xs) that returns the sum (of all).", "Solve")]
    [InlineData("Write (quickly) Solve(params int[] xs)", "Solve")]
    [InlineData("def solve(xs: List[int]) -> int:", "solve")]
    [InlineData("f(x) means nothing, g(number[] xs) does", "g")]
    public void Find_takes_the_first_function_with_types(string text, string function)
    {
        var signature = FunctionSignature.Find(text);

        Assert.Equal(function, signature?.Function);
        Assert.Equal([new InputType(InputKind.List, _int)], signature!.Parameters);
    }

    [Fact]
    public void Find_reads_several_parameters()
    {
        var signature = FunctionSignature.Find("bool Check(string s, Dictionary<int, int> d) or Check(string s, List<int> ks, int k = 3, char c)");

        Assert.Equal(
            [new InputType(InputKind.Text), new InputType(InputKind.List, _int), _int, new InputType(InputKind.Character)],
            signature!.Parameters);
    }

    [Theory]
    [InlineData("Write Solve(xs).")]
    [InlineData("Write Solve().")]
    [InlineData("Write a program.")]
    public void Find_without_types_finds_nothing(string text) => Assert.Null(FunctionSignature.Find(text));

    [Fact]
    public void Of_reads_the_types_from_all_calls()
    {
        var signature = FunctionSignature.Of([new FunctionCall("f", "[[], \"a\", 1]"), new FunctionCall("f", "[[1], \"b\", 1.5]")]);

        Assert.Equal([new InputType(InputKind.List, _int), new InputType(InputKind.Text), new InputType(InputKind.Real)], signature!.Parameters);
        Assert.Null(FunctionSignature.Of([new FunctionCall("f", "[[]]")]));
        Assert.Null(FunctionSignature.Of([new FunctionCall("f", "[1]"), new FunctionCall("f", "[\"a\"]")]));
    }
}
