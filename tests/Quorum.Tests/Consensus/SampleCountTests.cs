using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

/// <summary>The number of samples that a single request asks for.</summary>
public sealed class SampleCountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<object> Threes => [3, 3L, 3.0, 3f, "3", JsonElement.Parse("3"), JsonElement.Parse("\"3\"")];

    public static TheoryData<object> NoCounts => [0, -1, 1025, 2.5, "many", "", true, JsonElement.Parse("[3]")];

    [Theory]
    [MemberData(nameof(Threes))]
    public async Task Number_in_any_shape_is_heeded_and_not_passed_on(object three)
    {
        var model = ScriptedChatClient.Saying(Reply.Box(1), Reply.Box(2), Reply.Box(1));
        using var client = new ConsensusChatClient(model, new() { SampleCount = 8, StoppingRule = StoppingRules.FixedCount });
        var options = new ChatOptions { AdditionalProperties = new() { [ConsensusOptions.SampleCountProperty] = three, ["min_p"] = 0.1 } };

        ChatResponse response = await client.GetResponseAsync("?", options, Token);

        Assert.Equal(3, response.GetConsensusResult()!.Chains.Count);
        Assert.All(model.Calls, call => Assert.Equal(["min_p"], call.Options!.AdditionalProperties!.Keys));
        Assert.Equal(2, options.AdditionalProperties.Count);
    }

    [Theory]
    [MemberData(nameof(NoCounts))]
    public async Task What_is_no_such_number_is_named(object value)
    {
        using var client = new ConsensusChatClient(ScriptedChatClient.Saying());
        var options = new ChatOptions { AdditionalProperties = new() { [ConsensusOptions.SampleCountProperty] = value } };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.GetResponseAsync("?", options, Token));

        Assert.Contains("\"quorum.samples\"", exception.Message, StringComparison.Ordinal);
    }
}
