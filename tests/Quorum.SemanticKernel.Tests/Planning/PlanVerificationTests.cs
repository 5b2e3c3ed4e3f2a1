namespace Quorum.SemanticKernel.Tests.Planning;

/// <summary>What is wrong with a plan is told before it runs.</summary>
public sealed class PlanVerificationTests
{
    [Theory]
    [InlineData("price(id: 1)")]
    [InlineData("price(id: 1.0)")]
    [InlineData("last(name: \"$\")")]
    [InlineData("last(name: \"$5.00\")")]
    [InlineData("last(name: \"Anna\")|price(id: $1)|add(a: $2, b: 1.5)")]
    [InlineData("price(id: 1)|price(id: $1)")]
    [InlineData("date(id: 1)|days(from: $1, to: \"2026-02-28\")")]
    [InlineData("paint(color: \"Red\", names: [], twice: null)")]
    [InlineData("cancel(id: 1)|ring()|price(id: 2)")]
    public void Plan_without_faults_passes(string calls) => Assert.Empty(Verify(Plans.Parse(calls.Split('|'))));

    [Theory]
    [InlineData("sell(id: 1)", 1, "There is no function 'shop-sell'.")]
    [InlineData("Price(id: 1)", 1, "There is no function 'shop-Price'.")]
    [InlineData("price()", 1, "The argument 'id' is missing.")]
    [InlineData("price(id: 1, name: \"x\")", 1, "'shop-price' has no parameter 'name'.")]
    [InlineData("price(id: \"1\")", 1, "'id' must be of the type integer, but is \"1\".")]
    [InlineData("price(id: 1.5)", 1, "'id' must be of the type integer, but is 1.5.")]
    [InlineData("price(id: null)", 1, "'id' must be of the type integer, but is null.")]
    [InlineData("last(name: 5)", 1, "'name' must be of the type string, but is 5.")]
    [InlineData("days(from: \"2026-02-29\", to: \"2026-03-01\")", 1, "'from' must be of the type date, but is \"2026-02-29\".")]
    [InlineData("paint(color: \"Blue\", names: [])", 1, "'color' must be of the type \"Red\" | \"Green\", but is \"Blue\".")]
    [InlineData("paint(color: \"Red\", names: [1])", 1, "'names' must be of the type string[], but is [1].")]
    [InlineData("price(id: $1)", 1, "'id' refers to the result of call 1, which is not made before.")]
    [InlineData("add(a: $2)|price(id: 1)", 1, "'a' refers to the result of call 2, which is not made before.")]
    [InlineData("price(id: $0)", 1, "'id' refers to the result of call 0, which is not made before.")]
    [InlineData("price(id: $99999999999)", 1, "'id' refers to the result of call 2147483647, which is not made before.")]
    [InlineData("last(name: \"x\")|last(name: $1)", 2, "'name' must be of the type string, but the result of call 1 is of the type integer.")]
    [InlineData("date(id: 1)|price(id: $1)", 2, "'id' must be of the type integer, but the result of call 1 is of the type date.")]
    [InlineData("ring()|price(id: $1)", 2, "'id' refers to the result of call 1, but 'shop-ring' gives none.")]
    [InlineData("last(name: $who)", 1, "There is no input 'who'.")]
    [InlineData("price(id: 1)|price(id: 2)", 1, "Its result is not used.")]
    public void Fault_is_named_with_its_call(string calls, int call, string reason)
    {
        var faults = Verify(Plans.Parse(calls.Split('|')));

        Assert.Contains(new PlanFault(call, reason), faults);
    }

    [Fact]
    public void Input_has_a_type()
    {
        var plan = Plan.FromJson("""{"inputs":{"id":{"type":"string"}},"calls":[{"function":"shop-price","arguments":{"id":"$id"}}]}""");

        Assert.Equal([new PlanFault(1, "'id' must be of the type integer, but the input 'id' is of the type string.")], Verify(plan));
    }

    [Fact]
    public void Plan_has_at_least_one_call_and_no_more_than_allowed()
    {
        Assert.Equal([new PlanFault(null, "The plan has no calls.")], Verify(new Plan([])));
        Assert.Equal([new PlanFault(null, "The plan has 17 calls; 16 are allowed.")], Verify(Plans.Parse([.. Enumerable.Repeat("ring()", 17)])));
    }

    private static IReadOnlyList<PlanFault> Verify(Plan plan) => new ConsensusPlanner(new Shop().CreateKernel()).Verify(plan);
}
