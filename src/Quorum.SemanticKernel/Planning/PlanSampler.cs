using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;

namespace Quorum.SemanticKernel;

/// <summary>Draws plans for one goal.</summary>
internal sealed class PlanSampler(IChatClient client, Plan task, PlannedFunctions functions, PlannerOptions options)
{
    private readonly ChatMessage[] _messages = PlannerPrompt.For(task, functions);
    private readonly PlanVerifier _verifier = new(functions, options.MaxCalls);
    private readonly ChatResponseFormat _format = ChatResponseFormat.ForJsonSchema(PlanSchema.For(functions, options.MaxCalls), "plan");

    public async Task<SampledValue<Plan>> DrawAsync(long seed, CancellationToken cut)
    {
        var response = await client.GetResponseAsync(_messages, ToSampleOptions(seed), cut).ConfigureAwait(false);
        var reply = Read(response.Text);
        return new SampledValue<Plan>(reply.Plan)
        {
            Reasoning = string.Concat(response.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>().Select(content => content.Text)),
            Text = response.Text,
            Usage = response.Usage,
            Verification = reply.Verification,
        };
    }

    public PlanReply Read(string text) => PlanReply.Read(text, task, _verifier);

    private ChatOptions ToSampleOptions(long seed)
    {
        var sample = options.ChatOptions?.Clone() ?? new ChatOptions();
        sample.Seed = seed;
        sample.ResponseFormat ??= _format;
        sample.AdditionalProperties ??= [];

        // A consensus in the service as well would make every sample a consensus of its own.
        sample.AdditionalProperties[ConsensusOptions.SampleCountProperty] = 1;

        // The prompt tells the form, shorter than a schema does.
        sample.AdditionalProperties.TryAdd(LlamaChatOptions.DescribesResponseFormatProperty, false);
        return sample;
    }
}
