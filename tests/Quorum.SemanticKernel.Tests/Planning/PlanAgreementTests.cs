using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using TextContent = Microsoft.Extensions.AI.TextContent;

namespace Quorum.SemanticKernel.Tests.Planning;

/// <summary>Plans that samples wrote are grouped by what they do, and those that fail verification have no vote.</summary>
public sealed class PlanAgreementTests(TinyKernel tiny)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("price(id: 1)|price(id: 2)|add(a: $1, b: $2)", "price(id: 2)|price(id: 1)|add(b: $1, a: $2)", true)]
    [InlineData("price(id: 1)|add(a: $1, b: 1)", "price(id: 1.0)|add(a: $1)", true)]
    [InlineData("price(id: 1)|add(a: $1, b: $1)", "price(id: 1)|price(id: 1)|add(a: $1, b: $2)", true)]
    [InlineData("cancel(id: 1)|price(id: 2)", "cancel(id: 1)|price(id: 2)", true)]
    [InlineData("price(id: 1)|price(id: 2)|add(a: $1, b: $2)", "price(id: 1)|price(id: 2)|add(a: $2, b: $1)", false)]
    [InlineData("cancel(id: 1)|cancel(id: 2)", "cancel(id: 2)|cancel(id: 1)", false)]
    [InlineData("cancel(id: 1)|cancel(id: 1)", "cancel(id: 1)", false)]
    [InlineData("price(id: 2)|cancel(id: $1)", "cancel(id: 2)|price(id: 2)", false)]
    [InlineData("price(id: 1)", "last(name: \"1\")", false)]
    [InlineData("last(name: \"x\")", "last(name: $x)", false)]
    public async Task Plans_agree_if_they_do_the_same(string one, string other, bool agree)
    {
        var result = await PlanAsync(new KernelArguments { ["x"] = "y" }, Plans.Json(one.Split('|')), Plans.Json(other.Split('|')));

        Assert.Empty(result.Rejected);
        Assert.Equal(agree ? 1 : 2, result.Candidates.Count);
    }

    [Fact]
    public async Task Most_frequent_plan_wins_and_its_rivals_are_told()
    {
        var (right, rival) = (Plans.Json("price(id: 7)", "add(a: $1, b: 2)"), Plans.Json("price(id: 8)", "add(a: $1, b: 2)"));

        var result = await PlanAsync(rival, right, right);

        Assert.Equal("""$1 = shop-price(id: 7); $2 = shop-add(a: $1, b: 2)""", result.Plan!.ToString());
        Assert.Equal("The goal", result.Plan.Goal);
        Assert.Equal([2.0, 1.0], result.Candidates.Select(candidate => candidate.Weight));
        Assert.Equal([1, 2], result.Candidates[0].Members);
        Assert.InRange(result.Probability!.Value, 0.5, 0.99);
    }

    [Fact]
    public async Task Plan_that_fails_verification_has_no_vote_however_frequent()
    {
        var (wrong, right) = (Plans.Json("price(id: \"seven\")"), Plans.Json("price(id: 7)"));

        var result = await PlanAsync(wrong, wrong, right);

        Assert.Equal("$1 = shop-price(id: 7)", result.Plan!.ToString());
        Assert.Single(result.Candidates);
        Assert.Equal([0, 1], result.Rejected.Select(rejected => rejected.Sample));
        Assert.Equal("Call 1: 'id' must be of the type integer, but is \"seven\".", result.Rejected[0].Faults[0].ToString());
        Assert.Equal(VoteStatus.Refuted, result.Result.Consensus.Votes[0].Status);
        var mark = Assert.Single(result.Result.Consensus.Chains[0].Verification!.Steps);
        Assert.Equal(("shop-price(id: \"seven\")", StepOutcome.Wrong), (mark.Claimed, mark.Outcome));
        Assert.Equal(mark.Step.Text, wrong.Substring(mark.ErrorSpan!.Value.Start, mark.ErrorSpan.Value.Length));
    }

    [Fact]
    public async Task There_is_no_plan_where_every_one_fails()
    {
        var result = await PlanAsync(Plans.Json("price(id: true)"), Plans.Json("price(id: true)"));

        Assert.Null(result.Plan);
        Assert.Empty(result.Candidates);
        Assert.Equal(2, result.Rejected.Count);
    }

    [Theory]
    [InlineData("I do not know.", "no JSON object")]
    [InlineData("{\"calls\":3}", "no array \"calls\"")]
    [InlineData("{\"calls\":[{}]}", "call 1 names no \"function\"")]
    [InlineData("{\"calls\":[{\"function\":\"shop-ring\",\"arguments\":[]}]}", "\"arguments\" is no object")]
    [InlineData("{\"calls\":[{\"function\":\"shop-ring\",\"function\":\"shop-price\"}]}", "not valid JSON")]
    [InlineData("{\"calls\":[", "no JSON object")]
    [InlineData("{\"calls\":[]}", "has no calls")]
    public async Task Reply_that_is_no_plan_is_rejected_with_the_reason(string reply, string reason)
    {
        var result = await PlanAsync(reply);

        Assert.Null(result.Plan);
        Assert.Contains(reason, Assert.Single(Assert.Single(result.Rejected).Faults).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("```json\n{0}\n```")]
    [InlineData("<think>\nFirst {{}}, then.\n</think>\n\n{0}")]
    [InlineData("Here is the plan:\n{0}\nDone.")]
    public async Task Plan_is_found_in_what_is_written_around_it(string form)
    {
        var result = await PlanAsync(string.Format(null, form, Plans.Json("price(id: 7)")));

        Assert.Equal("$1 = shop-price(id: 7)", result.Plan!.ToString());
    }

    [Fact]
    public async Task Sample_that_fails_is_told_as_well()
    {
        var replies = new Queue<string?>([null, Plans.Json("price(id: 7)")]);
        using var client = new ScriptedChatClient((_, _) => [new TextContent(replies.Dequeue() ?? throw new InvalidOperationException("No luck."))]);

        var result = await Planner(client, samples: 2).PlanAsync("The goal", cancellationToken: Token);

        Assert.NotNull(result.Plan);
        Assert.Contains("No luck.", Assert.Single(result.Rejected).Faults[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sample_is_asked_with_functions_inputs_a_seed_and_the_form_of_plans()
    {
        List<(IReadOnlyList<ChatMessage> Messages, ChatOptions Options)> requests = [];
        using var client = new ScriptedChatClient((messages, options) =>
        {
            requests.Add((messages, options!));
            return [new TextContent(Plans.Json("last(name: $name)"))];
        });
        var planner = Planner(client, samples: 2);
        planner.Options.ChatOptions = new ChatOptions { Temperature = 0.5f, Seed = 3 };

        await planner.PlanAsync("Find the last order of $name.", new() { ["name"] = "Anna", ["since"] = new DateOnly(2026, 1, 1) }, Token);

        var (system, user) = (requests[0].Messages[0], requests[0].Messages[1]);
        Assert.Equal((ChatRole.System, ChatRole.User, "Find the last order of $name."), (system.Role, user.Role, user.Text));
        Assert.Contains("\nshop-add(a: number, b?: number) -> number: Adds a and b.\n", system.Text, StringComparison.Ordinal);
        Assert.Contains("\nshop-days(from: date, to: date) -> integer: The days from one date to another.\n", system.Text, StringComparison.Ordinal);
        Assert.Contains("\nshop-paint(color: \"Red\" | \"Green\", names: string[], twice?: boolean) -> string: Paints in a color.\n", system.Text, StringComparison.Ordinal);
        Assert.Contains("\nshop-ring()\n", system.Text, StringComparison.Ordinal);
        Assert.EndsWith("\nInputs: \"$name\" (string), \"$since\" (date)", system.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", system.Text, StringComparison.Ordinal);
        Assert.Equal(2, requests.Select(request => request.Options.Seed).Distinct().Count());
        Assert.All(requests, request => Assert.Equal(0.5f, request.Options.Temperature));
        Assert.All(requests, request => Assert.IsType<ChatResponseFormatJson>(request.Options.ResponseFormat));
    }

    [Fact]
    public async Task Engine_binds_the_embedded_model_to_the_form_of_plans()
    {
        var planner = new ConsensusPlanner(new Shop().CreateKernel(), client: tiny.Client)
        {
            Options = { ChatOptions = new ChatOptions { MaxOutputTokens = 400, Seed = 1 }, MaxCalls = 2 },
        };
        planner.Options.Consensus.SampleCount = 4;

        var result = await planner.PlanAsync("Add 37 and 24.", cancellationToken: Token);

        // Whatever the model knows of planning: what it wrote to its end are calls of functions that there are, with their parameters.
        var plans = result.Result.Values.Values.ToList();
        Assert.NotEmpty(plans);
        Assert.All(plans.SelectMany(plan => plan.Calls), call => Assert.StartsWith("shop-", call.Function, StringComparison.Ordinal));
        Assert.DoesNotContain(result.Rejected.SelectMany(rejected => rejected.Faults), fault => fault.Reason.Contains("no function", StringComparison.Ordinal) || fault.Reason.Contains("missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Kernel_without_functions_or_without_a_service_is_refused()
    {
        var withoutFunctions = await Assert.ThrowsAsync<InvalidOperationException>(() => new ConsensusPlanner(tiny.Kernel).PlanAsync("The goal", cancellationToken: Token));
        var withoutService = await Assert.ThrowsAsync<InvalidOperationException>(() => new ConsensusPlanner(new Shop().CreateKernel()).PlanAsync("The goal", cancellationToken: Token));

        Assert.Contains("Add plugins", withoutFunctions.Message, StringComparison.Ordinal);
        Assert.Contains("AddLlamaChatCompletion", withoutService.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1st")]
    [InlineData("a-b")]
    [InlineData("")]
    public async Task Input_that_cannot_be_referred_to_is_refused(string name)
    {
        using var client = new ScriptedChatClient(new TextContent(Plans.Json("ring()")));

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Planner(client, samples: 1).PlanAsync("The goal", new() { [name] = 1 }, Token));

        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
    }

    private static Task<PlanConsensus> PlanAsync(params string[] replies) => PlanAsync(new KernelArguments(), replies);

    private static async Task<PlanConsensus> PlanAsync(KernelArguments inputs, params string[] replies)
    {
        var next = new Queue<string>(replies);
        using var client = new ScriptedChatClient((_, _) => [new TextContent(next.Dequeue())]);
        return await Planner(client, replies.Length).PlanAsync("The goal", inputs, Token);
    }

    private static ConsensusPlanner Planner(IChatClient client, int samples)
    {
        var planner = new ConsensusPlanner(new Shop().CreateKernel(), client: client);
        planner.Options.Consensus.SampleCount = samples;
        planner.Options.Consensus.StoppingRule = StoppingRules.FixedCount;
        planner.Options.Consensus.MaxConcurrency = 1;
        return planner;
    }
}
