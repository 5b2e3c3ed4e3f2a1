using Microsoft.Extensions.AI;

namespace Quorum.Conformance;

/// <content>The options of a request.</content>
public abstract partial class ChatClientConformance
{
    // So warm that what the model says is noise, unless another option leaves only the most probable token.
    private const float Hot = 2;

    [Fact]
    public async Task Same_seed_draws_the_same_and_another_one_something_else()
    {
        using var client = Open();

        var first = await AskAsync(client, streamed: false, Options(25, Hot, seed: 11));
        var second = await AskAsync(client, streamed: false, Options(25, Hot, seed: 11));
        var other = await AskAsync(client, streamed: false, Options(25, Hot, seed: 12));

        Assert.Equal(Everything(first), Everything(second));
        Assert.NotEqual(Everything(first), Everything(other));
    }

    [Fact]
    public async Task Temperature_0_says_the_same_whatever_the_seed()
    {
        using var client = Open();

        var first = await AskAsync(client, streamed: false, Options(25, temperature: 0, seed: 1));
        var second = await AskAsync(client, streamed: false, Options(25, temperature: 0, seed: 2));

        Assert.Equal(Everything(first), Everything(second));
    }

    [Fact]
    public async Task Top_p_bounds_what_is_drawn()
    {
        using var client = Open();
        var greedy = Everything(await AskAsync(client, false, Options(80, temperature: 0)));
        var strays = false;

        for (var seed = 0; seed < 8; seed++)
        {
            var bounded = Options(80, Hot, seed);
            bounded.TopP = 0.000001f;
            Assert.Equal(greedy, Everything(await AskAsync(client, false, bounded)));
            strays = strays || Everything(await AskAsync(client, false, Options(80, Hot, seed))) != greedy;
        }

        Assert.True(strays, "Without a bound, no seed of eight left the path of temperature 0.");
    }

    [Fact]
    public async Task Top_k_bounds_what_is_drawn()
    {
        using var client = Open();
        var bounded = Options(25, Hot, seed: 3);
        bounded.TopK = 1;

        Assert.Equal(Everything(await AskAsync(client, false, Options(25, temperature: 0))), Everything(await AskAsync(client, false, bounded)));
    }

    [Fact]
    public async Task Penalties_change_what_is_drawn()
    {
        using var client = Open();
        const string repetitive = "What is 2222 + 2222?";
        var punished = Options(120, temperature: 0);
        (punished.FrequencyPenalty, punished.PresencePenalty) = (2, 2);

        Assert.NotEqual(
            Everything(await AskAsync(client, false, Options(120, temperature: 0), repetitive)),
            Everything(await AskAsync(client, false, punished, repetitive)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stop_sequence_ends_the_reply_and_is_no_part_of_it(bool streamed)
    {
        using var client = Open();
        var whole = Reasoning(await AskAsync(client, streamed, Options(60, temperature: 0)));
        var options = Options(60, temperature: 0);
        options.StopSequences = [whole[10..13]];

        var reply = await AskAsync(client, streamed, options);

        Assert.Equal(whole[..whole.IndexOf(whole[10..13], StringComparison.Ordinal)].TrimEnd('\n'), Reasoning(reply).TrimEnd('\n'));
        Assert.Equal(ChatFinishReason.Stop, reply.FinishReason);
    }

    [Fact]
    public async Task Instructions_reach_the_model()
    {
        using var client = Open();
        var instructed = Options(1);
        instructed.Instructions = "Be brief.";

        var with = await AskAsync(client, streamed: false, instructed);
        var without = await AskAsync(client, streamed: false, Options(1));

        Assert.True(with.Usage!.InputTokenCount > without.Usage!.InputTokenCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Effort_none_answers_without_reasoning(bool streamed)
    {
        using var client = Open();
        var options = Options(40, temperature: 0);
        options.Reasoning = new() { Effort = ReasoningEffort.None };

        var reply = await AskAsync(client, streamed, options);

        Assert.Empty(Reasoning(reply));
        Assert.NotEmpty(reply.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reasoning_that_is_not_wanted_is_left_out(bool streamed)
    {
        using var client = Open();
        var options = Options(300, temperature: 0);
        options.Reasoning = new() { Output = ReasoningOutput.None };

        var reply = await AskAsync(client, streamed, options);

        Assert.Empty(Reasoning(reply));
        Assert.Contains(@"\boxed{", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_of_other_providers_are_ignored()
    {
        using var client = Open();
        var options = Options(10);
        options.RawRepresentationFactory = _ => "another provider's";
        options.AdditionalProperties = new() { ["another_provider_s"] = 1 };

        Assert.NotEqual("|", Everything(await AskAsync(client, streamed: true, options)));
    }
}
