using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Quorum;
using Quorum.LlamaCpp;
using Quorum.Samples;

namespace MathAgent;

/// <summary>The agent: a kernel whose chat service is a local model with a consensus around it.</summary>
internal sealed class MathSolver : IDisposable
{
    // What the authors of DeepSeek-R1 recommend for mathematics; the boxed answer is what the chains are grouped by.
    private const string Directive = @"Please reason step by step, and put your final answer within \boxed{}.";

    private readonly AgentOptions _options;
    private readonly Kernel _kernel;

    public MathSolver(AgentOptions options, IProgress<ConsensusProgress> progress)
    {
        _options = options;
        var builder = Kernel.CreateBuilder();
        builder.AddLlamaChatCompletion(
            options.ModelPath ?? TinyModel.GetPath(),
            configure: client => client.UseConsensus(consensus =>
            {
                consensus.SampleCount = options.Samples;
                consensus.Progress = progress;
                consensus.Verifiers.Add(StepVerifiers.Arithmetic);
                consensus.Verifiers.Add(StepVerifiers.Conclusion);

                // Six chains that agree are a certificate at 5 %; and no sample is drawn that could not change the outcome, or that is not needed yet.
                consensus.StoppingRule = StoppingRules.Any(StoppingRules.AnytimeValid(), StoppingRules.MajorityLocked);
                consensus.Dispatch = SampleDispatch.AsNeeded;
            }));
        _kernel = builder.Build();
    }

    public LlamaModel Model => _kernel.GetRequiredService<IChatClient>().GetRequiredService<LlamaModel>();

    public async Task<ConsensusResult> SolveAsync(string question, CancellationToken cancellationToken)
    {
        // A ChatHistory, not a prompt template: templates encode what is inserted as HTML, and "a < b" would reach the model as "a &lt; b".
        var history = new ChatHistory();
        history.AddUserMessage($"{question}\n{Directive}");

        var settings = new PromptExecutionSettings { ExtensionData = new Dictionary<string, object>() };
        Set("temperature", _options.Temperature);
        Set("top_p", _options.TopP);
        Set("seed", _options.Seed);
        Set("max_tokens", _options.MaxTokens);

        var service = _kernel.GetRequiredService<IChatCompletionService>();
        var message = await service.GetChatMessageContentAsync(history, settings, _kernel, cancellationToken);
        return ((ChatResponse)message.InnerContent!).GetConsensusResult()! with { Question = question };

        void Set<T>(string name, T? value)
            where T : struct
        {
            if (value is { } given)
                settings.ExtensionData[name] = given;
        }
    }

    public void Dispose() => (_kernel.Services as IDisposable)?.Dispose();
}
