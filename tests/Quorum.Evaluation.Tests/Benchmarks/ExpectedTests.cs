using System.Text.Json;
using Microsoft.Extensions.AI;
using Quorum.Code;

namespace Quorum.Evaluation.Tests.Benchmarks;

public sealed class ExpectedTests
{
    private static readonly ExpectedProgram s_program = new(CodeLanguage.Python, PackedTests.Of(null, [("1", "1")]));

    [Fact]
    public void Read_program_is_the_last_whole_block()
    {
        Chain chain = s_program.Read(Chains.Saying("First:\n```python\nprint(1)\n```\nBetter:\n```python\nprint(2)\n```\nIt prints ``2``."));

        Assert.Equal((ChainOutcome.Answered, "print(2)"), (chain.Outcome, chain.Answer?.Key));
    }

    [Theory]
    [InlineData("print(1)")]
    [InlineData("```python\nprint(1)")]
    [InlineData("```python\n\n```")]
    public void Read_text_without_a_whole_program_gives_none(string text)
    {
        Assert.Equal(ChainOutcome.NoAnswer, s_program.Read(Chains.Saying(text)).Outcome);
        Assert.Equal(ChainOutcome.Truncated, s_program.Read(Chains.Saying(text, ChatFinishReason.Length)).Outcome);
    }

    [Fact]
    public void Read_call_is_right_whatever_the_order_and_the_spacing_of_its_arguments()
    {
        var expected = new ExpectedCall([], "pay", JsonElement.Parse("""{"to": "Ann", "amount": 5}"""));

        bool IsRight(string text) => expected.Read(Chains.Saying(text)).Answer is { } call && expected.IsRight(call.Key);

        Assert.True(IsRight("""{"arguments":{"amount":5,"to":"Ann"}, "name":"pay"}"""));
        Assert.False(IsRight("""{"name":"pay","arguments":{"amount":6,"to":"Ann"}}"""));
        Assert.False(IsRight("""{"name":"bill","arguments":{"amount":5,"to":"Ann"}}"""));
        Assert.False(IsRight("I pay Ann 5."));
    }

    [Theory]
    [InlineData("""{"name":"pay","arguments":{"to":"Ann","to":"Bob"}}""")]
    [InlineData("""{"name":"pay","name":"pay","arguments":{}}""")]
    [InlineData("""{"name":"pay","arguments":{"to":"\ud800"}}""")]
    [InlineData("""{"name":"pay","arguments":{"\ud800":"Ann"}}""")]
    [InlineData("""{"name":"\udc00","arguments":{}}""")]
    [InlineData("""{"name":"pay","arguments":""")]
    [InlineData("""["pay"]""")]
    public void Read_call_that_a_model_wrote_badly_is_not_right_and_harms_nothing(string text)
    {
        var expected = new ExpectedCall([], "pay", JsonElement.Parse("""{"to": "Ann"}"""));

        Assert.False(expected.Read(Chains.Saying(text)).Answer is { } call && expected.IsRight(call.Key));
    }

    [Fact]
    public void Write_call_with_an_argument_that_has_a_name_twice_is_text_and_no_call()
    {
        string text = ToolCallText.Write("pay", new Dictionary<string, object?> { ["to"] = JsonElement.Parse("""{"a":1,"a":2}""") });

        Assert.Null(ToolCallText.Read(text));
    }

    [Fact]
    public void Problem_is_the_same_after_it_was_written_and_read()
    {
        Problem[] problems =
        [
            new() { Id = "a", Question = "Q\n\"", Prompt = "P", Subject = "s", Level = "l", Expected = new ExpectedAnswer("½") },
            new() { Id = "b", Question = "Q", Prompt = "P", Expected = s_program },
            new() { Id = "c", Question = "Q", Prompt = "P", Expected = new ExpectedCall([new("pay", "Pays.", JsonElement.Parse("""{"type":"object"}"""))], "pay", JsonElement.Parse("{}")) },
        ];

        string[] written = [.. problems.Select(Write)];

        Assert.Equal(written, written.Select(json => Write(JsonSerializer.Deserialize(json, EvaluationJsonContext.OnDisk.Problem)!)));

        static string Write(Problem problem) => JsonSerializer.Serialize(problem, EvaluationJsonContext.OnDisk.Problem);
    }
}
