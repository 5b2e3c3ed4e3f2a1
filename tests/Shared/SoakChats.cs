using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;

namespace Quorum.Testing;

/// <summary>The requests of a soak that come through the chat client: with tools, required and offered, and with answers that must be a number.</summary>
internal sealed class SoakChats(LlamaEngine engine)
{
    private static readonly AIFunction s_add = AIFunctionFactory.Create((long a, long b) => unchecked(a + b), "add");

    public async Task SendAsync(Random random, int cancelAfter, CancellationTokenSource cancellation)
    {
        using var client = new LlamaChatClient(engine);
        var kind = random.Next(3);
        var options = new ChatOptions
        {
            Seed = random.Next(64),
            MaxOutputTokens = random.Next(40, 200),
            Tools = kind == 2 ? null : [s_add],
            ToolMode = kind == 0 ? ChatToolMode.RequireAny : null,
            ResponseFormat = kind == 2 ? ChatResponseFormat.ForJsonSchema<long>() : null,
            RawRepresentationFactory = _ => new LlamaChatOptions { MaxReasoningTokens = random.Next(20) },
        };
        ChatMessage[] messages = [new(ChatRole.User, $"What is {random.Next(3)} + {random.Next(3)}?")];
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellation.Token))
        {
            updates.Add(update);
            if (updates.Count == cancelAfter)
                await cancellation.CancelAsync();
        }

        var response = updates.ToChatResponse();
        if (!IsValid(response, kind, options.MaxOutputTokens.Value))
            throw new InvalidOperationException($"A chat of kind {kind} was answered by '{response.Text}' ({response.FinishReason}, {response.Usage?.OutputTokenCount} of {options.MaxOutputTokens} tokens).");
    }

    // What the most tokens cut off is no JSON, and no call.
    private static bool IsValid(ChatResponse response, int kind, int maxTokens) =>
        response.Usage?.OutputTokenCount is > 0 and var count && count <= maxTokens
        && (response.FinishReason == ChatFinishReason.Length || kind switch
        {
            0 => response.FinishReason == ChatFinishReason.ToolCalls && response.Text.Length == 0 && response.Messages[0].Contents.OfType<FunctionCallContent>().All(call => call.Arguments!.Count == 2),
            1 => response.FinishReason is not null,
            _ => decimal.TryParse(response.Text, out _),
        });
}
