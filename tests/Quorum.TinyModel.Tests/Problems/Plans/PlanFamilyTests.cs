using System.Text.Json;
using TinyModelTrainer.Tokens;

namespace TinyModelTrainer.Problems.Plans;

public class PlanFamilyTests(ITestOutputHelper output)
{
    private static readonly Problem[] s_problems = Draw(count: 600);

    [Fact]
    public void A_plan_takes_one_to_four_calls_of_offered_functions() =>
        Assert.All(s_problems, problem =>
        {
            var functions = JsonElement.Parse(problem.Reply).GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("function").GetString()).ToArray();
            Assert.InRange(functions.Length, 1, 4);
            Assert.Equal(problem.Size, functions.Length);
            Assert.All(functions, name => Assert.Contains(problem.Plan!.Functions, function => function.Name == name));
        });

    [Fact]
    public void The_chain_lists_the_calls_of_the_plan() =>
        Assert.All(s_problems, problem => Assert.Equal(problem.Size, problem.Chain.Split('\n').Count(line => line.StartsWith('$'))));

    [Fact]
    public void Inputs_are_listed_where_a_plan_uses_them() =>
        Assert.All(s_problems, problem => Assert.All(problem.Plan!.Inputs, input => Assert.Contains($"\"{input}\"", problem.Reply, StringComparison.Ordinal)));

    [Fact]
    public void Prompt_and_completion_are_short()
    {
        var tokenizer = new Tokenizer(Vocabulary.Load());
        var lengths = s_problems.Select(problem => tokenizer.Encode(problem.Prompt + problem.Completion).Count).Order().ToArray();
        output.WriteLine($"{lengths.Average():F0} tokens on average, {lengths[^1]} at most");
        Assert.True(lengths.Average() < 450);
        Assert.True(lengths[^1] < 650);
    }

    [Fact]
    public void Independent_calls_come_in_any_order()
    {
        var orders = s_problems.Where(problem => problem.Answer.StartsWith("math-add(orders-price(", StringComparison.Ordinal))
            .Select(problem => problem.Reply.Contains("\"b\":\"$1\"", StringComparison.Ordinal)).Distinct();
        Assert.Equal(2, orders.Count());
    }

    [Theory]
    [InlineData("""{"calls":[{"function":"orders-price","arguments":{"id":2}},{"function":"orders-price","arguments":{"id":1}},{"function":"math-add","arguments":{"b":"$1","a":"$2"}}]}""", "math-add(orders-price(1), orders-price(2))")]
    [InlineData("""{"calls":[{"function":"orders-last","arguments":{"name":"$name"}}]}""", "orders-last($name)")]
    [InlineData("""{"calls":[{"function":"orders-cancel","arguments":{"id":1}},{"function":"orders-cancel","arguments":{"id":2}}]}""", "orders-cancel(1); orders-cancel(2)")]
    [InlineData("""{"calls":[{"function":"orders-price","arguments":{"id":"$1"}}]}""", null)]
    [InlineData("""{"calls":[{"function":"orders-name","arguments":{}}]}""", null)]
    [InlineData("no plan", null)]
    public void A_reply_is_understood_by_what_it_does(string reply, string? meaning) => Assert.Equal(meaning, PlanReply.Understand(reply));

    private static Problem[] Draw(int count)
    {
        var generator = new ProblemGenerator(new Random(9));
        var family = new PlanFamily();
        return [.. Enumerable.Range(0, count).Select(i => generator.NextForTraining(family, i % 4 == 0 ? ChainLength.Drill : ChainLength.Full))];
    }
}
