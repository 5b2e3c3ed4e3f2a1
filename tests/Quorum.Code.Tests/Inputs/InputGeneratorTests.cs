using System.Text.Json;
using FsCheck.Xunit;
using Quorum.Code.Inputs;

namespace Quorum.Code.Tests.Inputs;

public class InputGeneratorTests
{
    [Property(MaxTest = 50)]
    public void Generate_with_the_same_seed_gives_the_same_distinct_calls_of_the_types(int seed)
    {
        string[] types = ["int", "double", "bool", "char", "string", "int[]", "string[][]"];
        var signature = FunctionSignature.Find($"f({string.Join(", ", types.Select((type, i) => $"{type} p{i}"))})")!;

        FunctionCall[] calls = [.. Generate(signature, seed).Take(40)];

        Assert.Equal(calls, Generate(signature, seed).Take(40));
        Assert.Equal(40, calls.Distinct().Count());
        foreach (FunctionCall call in calls)
        {
            JsonElement[] values = [.. JsonElement.Parse(call.Arguments).EnumerateArray()];
            Assert.Equal(types.Length, values.Length);
            Assert.True(values[0].TryGetInt32(out int whole) && whole >= 0);
            Assert.Equal(JsonValueKind.Number, values[1].ValueKind);
            Assert.True(values[2].ValueKind is JsonValueKind.True or JsonValueKind.False);
            Assert.Equal(1, values[3].GetString()!.Length);
            Assert.Equal(JsonValueKind.String, values[4].ValueKind);
            Assert.All(values[5].EnumerateArray(), item => Assert.True(item.TryGetInt32(out _)));
            Assert.All(values[6].EnumerateArray(), list => Assert.All(list.EnumerateArray(), item => Assert.Equal(JsonValueKind.String, item.ValueKind)));
        }
    }

    [Fact]
    public void Generate_starts_at_the_boundaries()
    {
        Assert.Equal("[0]", Generate("f(int n)").First().Arguments);
        Assert.Equal("[[]]", Generate("f(int[] xs)").First().Arguments);
        Assert.Equal("[\"\"]", Generate("f(string s)").First().Arguments);
    }

    [Fact]
    public void Generate_ends_when_the_types_have_no_more_values() =>
        Assert.Equal(
            ["[false, false]", "[false, true]", "[true, false]", "[true, true]"],
            Generate("f(bool a, bool b)").Select(call => call.Arguments).Order(StringComparer.Ordinal));

    [Fact]
    public void Generate_meets_the_constants_of_the_task_and_their_neighbours()
    {
        string[] inputs = [.. Generate("Keep the numbers greater than 37: f(int n)").Select(call => call.Arguments).Take(20)];

        Assert.Superset(new HashSet<string> { "[36]", "[37]", "[38]" }, inputs.ToHashSet());
    }

    [Fact]
    public void Generate_makes_words_of_quoted_texts()
    {
        string[] inputs = [.. Generate("Keep the words that start with 'q': f(string s)").Select(call => call.Arguments).Take(30)];

        Assert.Contains(inputs, input => input.Contains(" q", StringComparison.Ordinal));
        Assert.Contains(inputs, input => !input.Contains('q'));
    }

    [Fact]
    public void Generate_makes_negative_arguments_and_strange_texts_only_if_the_examples_do()
    {
        FunctionCall[] shown = [new("f", "[-5, \"([])\"]")];
        var signature = FunctionSignature.Of(shown)!;

        string[] inputs = [.. InputGenerator.Generate(signature, InputMaterial.Of([], shown), 1).Select(call => call.Arguments).Take(30)];

        Assert.Contains(inputs, input => input.StartsWith("[-", StringComparison.Ordinal));
        Assert.All(inputs, input => Assert.DoesNotContain(JsonElement.Parse(input)[1].GetString()!, char.IsLetter));
        Assert.DoesNotContain(Generate("f(int n)").Take(30), call => call.Arguments.Contains('-', StringComparison.Ordinal));
    }

    private static IEnumerable<FunctionCall> Generate(string task) => InputGenerator.Generate(FunctionSignature.Find(task)!, InputMaterial.Of([task], []), 1);

    private static IEnumerable<FunctionCall> Generate(FunctionSignature signature, int seed) => InputGenerator.Generate(signature, InputMaterial.Of([], []), seed);
}
