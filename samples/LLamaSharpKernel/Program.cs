using LLama.Common;
using LLama.Native;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Quorum;

// A kernel whose model LLamaSharp hosts, with a consensus over it: LLamaSharpKernel [QUESTION] [MODEL.gguf]
string question = args.ElementAtOrDefault(0) ?? "What is 37 * 24 - 5?";
string model = args.ElementAtOrDefault(1) ?? TinyModel.GetPath();

NativeLogConfig.llama_log_set((level, message) =>
{
    if (level == LLamaLogLevel.Error)
        Console.Error.Write(message);
});

IKernelBuilder builder = Kernel.CreateBuilder();
builder.AddLLamaSharpChatCompletion(new ModelParams(model) { ContextSize = 8192 });
builder.AddConsensusChatCompletion(samples: 16);
Kernel kernel = builder.Build();

FunctionResult reply = await kernel.InvokePromptAsync(question);
ConsensusResult consensus = reply.GetValue<ChatResponse>()!.GetConsensusResult()!;
foreach (AnswerGroup group in consensus.Groups)
    Console.WriteLine($"{group.Answer}: {group.Votes} votes");
Console.WriteLine(consensus.Decision is { } decision ? $"Answer: {decision.Answer}" : "No consensus.");
(kernel.Services as IDisposable)?.Dispose();
