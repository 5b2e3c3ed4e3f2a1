using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Quorum.LlamaCpp;

namespace Quorum.SemanticKernel.Tests;

/// <summary>A kernel over the embedded model, set up as a user does it and loaded once for all tests.</summary>
public sealed class TinyKernel : IDisposable
{
    public const string Question = "What is 37 * 24 - 5?";

    public TinyKernel()
    {
        var builder = Kernel.CreateBuilder();
        builder.AddLlamaChatCompletion(TinyModel.GetPath(), EngineOptions);
        Kernel = builder.Build();
    }

    /// <summary>Gets the size of an engine that is made quickly.</summary>
    public static LlamaEngineOptions EngineOptions { get; } = new() { MaxSequences = 8 };

    public Kernel Kernel { get; }

    public IChatCompletionService Chat => Kernel.GetRequiredService<IChatCompletionService>();

    public IChatClient Client => Kernel.GetRequiredService<IChatClient>();

    public LlamaEngine Engine => Client.GetRequiredService<LlamaEngine>();

    /// <summary>Settings by the names of Semantic Kernel. The length is bounded, since a model may repeat itself.</summary>
    public static PromptExecutionSettings Settings(params (string Name, object Value)[] values)
    {
        var data = new Dictionary<string, object> { ["max_tokens"] = 400 };
        foreach (var (name, value) in values)
            data[name] = value;
        return new PromptExecutionSettings { ExtensionData = data };
    }

    public static ChatHistory Ask(string question = Question) => new(question, AuthorRole.User);

    /// <summary>Asks the question with settings that make the outcome repeatable.</summary>
    public async Task<ChatMessageContent> ReplyAsync(params (string Name, object Value)[] settings) =>
        await Chat.GetChatMessageContentAsync(Ask(), Settings(settings), Kernel, TestContext.Current.CancellationToken);

    public void Dispose() => (Kernel.Services as IDisposable)?.Dispose();
}
