using Quorum.Tests.Consensus;

namespace CodingAgent.Tests;

/// <summary>The agent over a model that answers with recorded programs, which the embedded one need not know to write.</summary>
internal static class ScriptedRun
{
    /// <summary>Runs the command line.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="replies">What the samples say, in the order in which they are started.</param>
    public static async Task<(int ExitCode, string Output, ScriptedChatClient Client)> RunAsync(string[] args, params string[] replies)
    {
        var client = ScriptedChatClient.Saying(replies);
        await using var output = new StringWriter();
        int exitCode = await CodingCommand.RunAsync([.. args, "--samples", $"{replies.Length}", "--repairs", "0", "--seed", "1"], _ => client, output);
        return (exitCode, output.ToString(), client);
    }

    public static string Block(string source, string language = "csharp") => $"So:\n```{language}\n{source}\n```";
}
