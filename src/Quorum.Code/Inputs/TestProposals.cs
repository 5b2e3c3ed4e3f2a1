using Microsoft.Extensions.AI;

namespace Quorum.Code.Inputs;

/// <summary>Tests that the model itself proposes.</summary>
/// <param name="Tests">The tests, no two of them with the same input.</param>
/// <param name="Usage">What asking for them cost; <see langword="null"/> if that is not known.</param>
internal sealed record TestProposals(IReadOnlyList<CodeTest> Tests, UsageDetails? Usage)
{
    // As many of a reply as CodeT takes.
    private const int MostOfReply = 5;

    public static TestProposals None { get; } = new([], null);

    /// <summary>Asks for tests so many times at once; a reply without tests adds none.</summary>
    /// <param name="client">The model.</param>
    /// <param name="task">What the tests are for.</param>
    /// <param name="function">The function that they call; <see langword="null"/> for standard input.</param>
    /// <param name="options">What is asked with.</param>
    /// <param name="seed">The seeds count up from here.</param>
    /// <param name="requests">How often to ask.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<TestProposals> AskAsync(
        IChatClient client, ProgramTask task, string? function, ChatOptions? options, long seed, int requests, CancellationToken cancellationToken)
    {
        string form = function is null
            ? """{"input": "text on standard input", "output": "text on standard output"}"""
            : """{"arguments": [first argument, …], "expected": returned value}""";
        var prompt = new ChatMessage(
            ChatRole.User,
            $"{task.Description}\n\nDo not write the program. Write {MostOfReply} tests for it that cover ordinary and special cases, as a JSON array of objects {form} in one ```json block.");
        ChatResponse[] replies = await Task.WhenAll(Enumerable.Range(0, requests).Select(request =>
        {
            ChatOptions own = options?.Clone() ?? new();
            own.Seed = (seed + request) & int.MaxValue;
            return client.GetResponseAsync(prompt, own, cancellationToken);
        })).ConfigureAwait(false);
        return new TestProposals(
            [.. replies.SelectMany(reply => Read(InlineReasoning.Split(reply.Text).Text, function)).DistinctBy(test => test.Input)],
            ChainUsage.Sum(replies.Select(reply => reply.Usage)));
    }

    private static IEnumerable<CodeTest> Read(string text, string? function)
    {
        string json = ProgramExtractor.Blocks(text).LastOrDefault(block => block.Tag is "json" or "").Source ?? text;
        try
        {
            return CodeTask.Parse(json, function).Tests.Where(test => (test.Input is FunctionCall) == (function is not null)).Take(MostOfReply);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
