using Microsoft.Extensions.AI;

namespace Quorum.Conformance;

/// <content>Structured output and function calling.</content>
public abstract partial class ChatClientConformance
{
    private static readonly ReasoningOptions s_noReasoning = new() { Effort = ReasoningEffort.None };

    [Fact]
    public async Task Answer_of_a_type_is_read()
    {
        using var client = Open();
        var options = Options(200, temperature: 0);
        options.Reasoning = s_noReasoning;

        var reply = await client.GetResponseAsync<Verdict>(Question, options, cancellationToken: Token);

        Assert.True(reply.TryGetResult(out var verdict));
        Assert.True(Enum.IsDefined(verdict.Colour));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Schema_binds_the_answer(bool streamed)
    {
        using var client = Open();
        var options = Options(200, temperature: 0);
        options.Reasoning = s_noReasoning;
        options.ResponseFormat = ChatResponseFormat.ForJsonSchema<Verdict>();

        var reply = await AskAsync(client, streamed, options);

        Assert.Matches("""^\s*\{\s*"isRight":\s*(true|false),\s*"colour":\s*"(Red|Blue)"\s*\}\s*$""", reply.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Required_call_is_made_with_arguments_of_the_schema(bool streamed)
    {
        using var client = Open();

        var reply = await AskAsync(client, streamed, Tools(ChatToolMode.RequireAny, Paint(_ => { })));

        var call = Contents(reply).OfType<FunctionCallContent>().First();
        Assert.Equal("paint", call.Name);
        Assert.False(string.IsNullOrEmpty(call.CallId));
        Assert.Contains(call.Arguments!["colour"]?.ToString(), new[] { "Red", "Blue" });
        Assert.Equal(ChatFinishReason.ToolCalls, reply.FinishReason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Function_is_invoked_and_its_result_goes_back(bool streamed)
    {
        var painted = new List<Colour>();
        using var client = Open().AsBuilder().UseFunctionInvocation().Build();

        var reply = await AskAsync(client, streamed, Tools(ChatToolMode.RequireAny, Paint(painted.Add)));

        Assert.NotEmpty(painted);
        Assert.NotEmpty(Contents(reply).OfType<FunctionResultContent>());
        Assert.Equal(ChatRole.Assistant, reply.Messages[^1].Role);
    }

    [Fact]
    public async Task Tools_that_must_not_be_called_are_not()
    {
        using var client = Open();

        var reply = await AskAsync(client, streamed: false, Tools(ChatToolMode.None, Paint(_ => { })));

        Assert.Empty(Contents(reply).OfType<FunctionCallContent>());
    }

    [Fact]
    public async Task Tools_that_may_be_called_are_told_to_the_model_which_answers_or_calls()
    {
        using var client = Open();

        var reply = await AskAsync(client, streamed: true, Tools(ChatToolMode.Auto, Paint(_ => { })));
        var plain = await AskAsync(client, streamed: true, Options(1, temperature: 0));

        Assert.Contains(reply.Messages.SelectMany(message => message.Contents), content => content is FunctionCallContent or TextContent { Text.Length: > 0 });
        Assert.True(reply.Usage!.InputTokenCount > 2 * plain.Usage!.InputTokenCount);
    }

    private static ChatOptions Tools(ChatToolMode mode, AIFunction tool)
    {
        var options = Options(400, temperature: 0);
        options.Reasoning = s_noReasoning;
        options.Tools = [tool];
        options.ToolMode = mode;
        options.AllowMultipleToolCalls = false;
        return options;
    }

    private static AIFunction Paint(Action<Colour> paint) => AIFunctionFactory.Create((Colour colour) => paint(colour), "paint", "Paints the house.");

    public enum Colour
    {
        Red,
        Blue,
    }

    public sealed record Verdict(bool IsRight, Colour Colour);
}
