using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Quorum.SemanticKernel.Tests.Planning;

/// <summary>What holds for every plan.</summary>
public class PlanPropertyTests
{
    private static readonly string[] s_functions = ["shop-price", "shop-last", "shop-add", "shop-date", "shop-days", "shop-cancel", "shop-ring", "shop-sell"];

    private static readonly string[] s_parameters = ["id", "id", "name", "a", "b", "from", "to", "when"];

    private static readonly string[] s_values = ["1", "2", "1.5", "\"x\"", "\"2026-01-03\"", "\"$1\"", "\"$1\"", "\"$2\"", "\"$3\"", "\"$x\"", "true", "null"];

    private readonly Shop _shop = new();
    private readonly ConsensusPlanner _planner;

    // How many plans of each kind were seen, so that the property does not hold for want of one.
    private int _ran;
    private int _refused;

    public PlanPropertyTests() =>
        _planner = new ConsensusPlanner(_shop.CreateKernel(), new PlannerOptions { Approve = (_, _) => ValueTask.FromResult(true), MaxCalls = 4 });

    [Fact]
    public void No_plan_that_fails_verification_is_ever_executed()
    {
        Prop.ForAll<NonNegativeInt[]>(RunsOnlyIfVerified).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
        Assert.True(_ran > 100, $"{_ran} plans ran.");
        Assert.True(_refused > 100, $"{_refused} plans were refused.");
    }

    [Property(MaxTest = 500)]
    public void Saved_plan_is_the_same_plan(NonNegativeInt[] choices)
    {
        var plan = Draw(choices);

        var read = Plan.FromJson(plan.ToJson());

        Assert.Equal(plan.ToJson(), read.ToJson());
        Assert.Equal(plan.ToString(), read.ToString());
    }

    private bool RunsOnlyIfVerified(NonNegativeInt[] choices)
    {
        _shop.Calls.Clear();
        var plan = Draw(choices);
        var faults = _planner.Verify(plan);
        try
        {
            var run = _planner.RunAsync(plan).GetAwaiter().GetResult();
            _ran++;
            return faults.Count == 0 && run.Results.Count == plan.Calls.Count && _shop.Calls.Count == plan.Calls.Count;
        }
        catch (PlanException e)
        {
            // A number may turn out not to be whole; then the call that needs it is not made.
            _refused += faults.Count > 0 ? 1 : 0;
            return faults.Count > 0 ? _shop.Calls.Count == 0 && e.Faults.SequenceEqual(faults) : _shop.Calls.Count < plan.Calls.Count;
        }
    }

    /// <summary>Makes a plan of choices: mostly well-formed calls, some of them of wrong functions, with wrong arguments or references.</summary>
    private static Plan Draw(NonNegativeInt[] choices)
    {
        var next = 0;
        var calls = new List<string>();
        while (next < choices.Length && calls.Count < 6)
        {
            calls.Add(Pick(8) switch
            {
                0 or 1 => Call("shop-price", $"\"id\":{Of("1", "2", "\"$1\"")}"),
                2 => Call("shop-add", $"\"a\":{Of("1.5", "\"$1\"", "\"$2\"")},\"b\":{Of("2", "\"$1\"", "\"$3\"")}"),
                3 => Call("shop-cancel", $"\"id\":{Of("1", "\"$1\"", "\"$2\"")}"),
                4 => Call("shop-ring", ""),
                5 => Call("shop-last", "\"name\":\"x\""),
                _ => Call(Of(s_functions), $"\"{Of(s_parameters)}\":{Of(s_values)}"),
            });
        }

        return Plan.FromJson($"{{\"calls\":[{string.Join(',', calls)}]}}");

        int Pick(int count) => next < choices.Length ? choices[next++].Get % count : 0;
        static string Call(string function, string arguments) => $"{{\"function\":\"{function}\",\"arguments\":{{{arguments}}}}}";
        string Of(params string[] values) => values[Pick(values.Length)];
    }
}
