using Microsoft.Extensions.AI;
using Quorum.Tests.Consensus;

namespace Quorum.Code.Tests.Consensus;

/// <summary>A model that answers with recorded programs: each sample with the next, and what is complained about with its correction.</summary>
internal static class ProgramClient
{
    /// <summary>Makes a client.</summary>
    /// <param name="sources">The programs of the samples, in the order in which they are started; null is a reply without a program.</param>
    /// <param name="corrections">What a complaint about a program is answered with; by default the same program again.</param>
    /// <param name="tests">What a request for tests is answered with.</param>
    /// <param name="language">The language of the blocks.</param>
    public static ScriptedChatClient Writing(
        string?[] sources, IReadOnlyDictionary<string, string>? corrections = null, string? tests = null, string language = "csharp")
    {
        var drawn = -1;
        return new ScriptedChatClient(call =>
        {
            ChatMessage[] messages = [.. call.Messages];
            if (tests is not null && messages[^1].Text.Contains("Do not write the program", StringComparison.Ordinal))
                return Reply.Text(tests);
            if (messages.Length == 1)
                return Reply.Text(sources[Interlocked.Increment(ref drawn)] is { } source ? Block(source, language) : "I cannot.", reasoning: "Let me think.");

            string wrong = ProgramExtractor.Find(messages[^2].Text, CodeLanguages.Find(language)!.Value)!.Source;
            return Reply.Text(Block(corrections?.GetValueOrDefault(wrong) ?? wrong, language));
        });
    }

    private static string Block(string source, string language) => $"Here it is:\n```{language}\n{source}\n```";
}
