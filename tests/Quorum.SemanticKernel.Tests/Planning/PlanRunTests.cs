using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel.Tests.Planning;

/// <summary>Agreed plans run on the kernel, and saved ones later.</summary>
public sealed class PlanRunTests
{
    private readonly Shop _shop = new();
    private readonly Kernel _kernel;
    private readonly ConsensusPlanner _planner;

    public PlanRunTests()
    {
        _kernel = _shop.CreateKernel();
        _planner = new ConsensusPlanner(_kernel);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_are_passed_from_call_to_call()
    {
        var run = await _planner.RunAsync(Plans.Parse("last(name: \"Anna\")", "price(id: $1)", "price(id: $2)", "add(a: $3, b: 2.5)"), cancellationToken: Token);

        Assert.Equal(6.5, run.Result.GetValue<double>());
        Assert.Equal(["last(Anna)", "price(4)", "price(4)", "add(4, 2.5)"], _shop.Calls);
        Assert.Equal("3. shop-price(id: 4) = 4", run.Results[2].ToString());
    }

    [Fact]
    public async Task Constants_become_what_the_function_takes()
    {
        await _planner.RunAsync(Plans.Parse("paint(color: \"Green\", names: [\"x\",\"y\"], twice: true)"), cancellationToken: Token);
        await _planner.RunAsync(Plans.Parse("price(id: 4.0)"), cancellationToken: Token);
        await _planner.RunAsync(Plans.Parse("last(name: $$x)"), cancellationToken: Token);
        var days = await _planner.RunAsync(Plans.Parse("date(id: 4)", "days(from: $1, to: \"2026-02-04\")"), cancellationToken: Token);

        Assert.Equal(["paint(Green, x+y, True)", "price(4)", "last($x)"], _shop.Calls[..3]);
        Assert.Equal(31, days.Result.GetValue<int>());
    }

    [Fact]
    public async Task Saved_plan_runs_with_other_inputs()
    {
        var saved = (Plans.Parse("last(name: $name)", "add(a: $1, b: $more)") with
        {
            Goal = "Add $more to the last order of $name – ünïcode.",
            Inputs = new Dictionary<string, System.Text.Json.JsonElement> { ["name"] = System.Text.Json.JsonElement.Parse("{\"type\":\"string\"}"), ["more"] = System.Text.Json.JsonElement.Parse("{\"type\":\"number\"}") },
        }).ToJson();

        var plan = Plan.FromJson(saved);
        var run = await _planner.RunAsync(plan, new() { ["name"] = "Ben", ["more"] = 2 }, Token);

        Assert.Equal(saved, plan.ToJson());
        Assert.Equal("Add $more to the last order of $name – ünïcode.", plan.Goal);
        Assert.Equal(5.0, run.Result.GetValue<double>());
    }

    [Theory]
    [InlineData("{\"calls\":[{\"function\":\"shop-price\",\"arguments\":{\"id\":\"x\"}}]}")]
    [InlineData("{\"calls\":[{\"function\":\"shop-ring\"},{\"function\":\"shop-sell\",\"arguments\":{}}]}")]
    public async Task Saved_plan_that_was_tampered_with_calls_nothing(string json)
    {
        var exception = await Assert.ThrowsAsync<PlanException>(() => _planner.RunAsync(Plan.FromJson(json), cancellationToken: Token));

        Assert.NotEmpty(exception.Faults);
        Assert.Empty(_shop.Calls);
    }

    [Theory]
    [InlineData(null, "The input 'id' has no value.")]
    [InlineData("x", "The input 'id' must be of the type integer, but is \"x\".")]
    public async Task Input_that_is_missing_or_of_another_type_is_named(string? value, string reason)
    {
        var plan = Plan.FromJson("""{"inputs":{"id":{"type":"integer"}},"calls":[{"function":"shop-price","arguments":{"id":"$id"}}]}""");

        var exception = await Assert.ThrowsAsync<PlanException>(() => _planner.RunAsync(plan, value is null ? null : new() { ["id"] = value }, Token));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Empty(_shop.Calls);
    }

    [Fact]
    public async Task Failure_names_the_call_and_keeps_the_results_before_it()
    {
        var exception = await Assert.ThrowsAsync<PlanException>(
            () => _planner.RunAsync(Plans.Parse("last(name: \"Anna\")", "fail(id: $1)", "price(id: $2)"), cancellationToken: Token));

        Assert.Equal("Call 2 of the plan, shop-fail(id: $1), failed: Order 4 is on fire.", exception.Message);
        Assert.Equal(2, exception.Call);
        Assert.Equal(4, Assert.Single(exception.Results).Result.GetValue<int>());
        Assert.Equal(["last(Anna)"], _shop.Calls);
    }

    [Fact]
    public async Task Result_that_turns_out_to_be_of_another_type_names_the_call()
    {
        var exception = await Assert.ThrowsAsync<PlanException>(() => _planner.RunAsync(Plans.Parse("add(a: 1, b: 0.5)", "price(id: $1)"), cancellationToken: Token));

        Assert.Equal("Call 2 of the plan, shop-price(id: $1), failed: 1.5 cannot be passed as Int32.", exception.Message);
    }

    [Fact]
    public async Task Side_effects_are_approved_call_by_call()
    {
        List<string> asked = [];
        _planner.Options.Approve = (call, _) =>
        {
            asked.Add($"{call}");
            return ValueTask.FromResult(true);
        };

        await _planner.RunAsync(Plans.Parse("last(name: \"Anna\")", "cancel(id: $1)", "ring()", "price(id: 2)"), cancellationToken: Token);

        Assert.Equal(["2. shop-cancel(id: 4)", "3. shop-ring()"], asked);
        Assert.Equal(["last(Anna)", "cancel(4)", "ring()", "price(2)"], _shop.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Side_effects_that_nobody_approves_do_not_happen(bool isAsked)
    {
        _planner.Options.Approve = isAsked ? (_, _) => ValueTask.FromResult(false) : null;

        var exception = await Assert.ThrowsAsync<PlanException>(() => _planner.RunAsync(Plans.Parse("last(name: \"Anna\")", "cancel(id: $1)"), cancellationToken: Token));

        Assert.Equal("Call 2 of the plan, shop-cancel(id: $1), was not approved.", exception.Message);
        Assert.DoesNotContain("cancel(4)", _shop.Calls);
    }

    [Fact]
    public async Task Side_effects_can_be_told_by_metadata()
    {
        _planner.Options.HasSideEffects = function => function.Name == "price";

        var exception = await Assert.ThrowsAsync<PlanException>(() => _planner.RunAsync(Plans.Parse("price(id: 1)"), cancellationToken: Token));

        Assert.Contains("not approved", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_shop.Calls);
    }

    [Fact]
    public void Dry_run_tells_the_calls_and_makes_none()
    {
        var calls = _planner.DryRun(Plans.Parse("last(name: \"Anna\")", "cancel(id: $1)"));

        Assert.Equal(["1. shop-last(name: \"Anna\")", "2. shop-cancel(id: $1)"], calls.Select(call => $"{call}"));
        Assert.Equal([false, true], calls.Select(call => call.HasSideEffects));
        Assert.Empty(_shop.Calls);
        Assert.Throws<PlanException>(() => _planner.DryRun(Plans.Parse("sell()")));
    }

    [Fact]
    public async Task Filters_of_the_kernel_see_every_call()
    {
        var filter = new NotingFilter();
        _kernel.FunctionInvocationFilters.Add(filter);

        await _planner.RunAsync(Plans.Parse("last(name: \"Anna\")", "price(id: $1)"), cancellationToken: Token);

        Assert.Equal(["last", "price"], filter.Seen);
    }

    [Fact]
    public async Task Cancellation_ends_the_run_between_calls()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _planner.Options.Approve = async (_, _) =>
        {
            await cancellation.CancelAsync();
            return true;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _planner.RunAsync(Plans.Parse("ring()", "price(id: 1)"), cancellationToken: cancellation.Token));

        Assert.DoesNotContain("price(1)", _shop.Calls);
    }

    private sealed class NotingFilter : IFunctionInvocationFilter
    {
        public List<string> Seen { get; } = [];

        public Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
        {
            Seen.Add(context.Function.Name);
            return next(context);
        }
    }
}
