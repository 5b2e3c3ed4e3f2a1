using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quorum.Conformance;

/// <summary>What every chat client of ours does, whoever draws the tokens: black-box tests that each client runs, streaming and not.</summary>
/// <param name="report">Where the outcome goes.</param>
public abstract partial class ChatClientConformance(ConformanceReport report) : IAsyncDisposable
{
    protected const string Question = "What is 23 + 45?";

    private bool _isSkipped;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Gets the client's name in the report.</summary>
    protected abstract string Name { get; }

    /// <summary>Gets what the client cannot do by its nature: the tests, and the reasons.</summary>
    protected virtual IReadOnlyDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>();

    /// <summary>Gets how many samples stand behind a reply.</summary>
    protected virtual int Samples => 1;

    /// <summary>Makes a client over the embedded model.</summary>
    protected abstract IChatClient CreateClient();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (!_isSkipped && TestContext.Current is { TestMethod.MethodName: var test, TestState.Result: var result })
            report.Add(Name, test, result == TestResult.Passed ? "passed" : "failed");

        return ValueTask.CompletedTask;
    }

    /// <summary>Makes the client for a test, or skips the test.</summary>
    protected IChatClient Open([CallerMemberName] string test = "")
    {
        if (Exceptions.TryGetValue(test, out var reason))
        {
            _isSkipped = true;
            report.Add(Name, test, $"skipped: {reason}");
            Assert.Skip(reason);
        }

        return CreateClient();
    }

    protected static ChatOptions Options(int maxTokens = 300, float temperature = 0.6f, long seed = 5) =>
        new() { MaxOutputTokens = maxTokens, Temperature = temperature, Seed = seed };

    protected static async Task<ChatResponse> AskAsync(IChatClient client, bool streamed, ChatOptions? options = null, string question = Question) => streamed
        ? await client.GetStreamingResponseAsync(question, options, Token).ToChatResponseAsync(Token)
        : await client.GetResponseAsync(question, options, Token);

    protected static string Reasoning(ChatResponse response) => string.Concat(Contents(response).OfType<TextReasoningContent>());

    protected static IEnumerable<AIContent> Contents(ChatResponse response) => response.Messages.SelectMany(message => message.Contents);

    /// <summary>All that was said, as one text.</summary>
    protected static string Everything(ChatResponse response) => $"{Reasoning(response)}|{response.Text}";
}
