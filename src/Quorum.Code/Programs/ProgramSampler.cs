using Microsoft.Extensions.AI;

namespace Quorum.Code.Programs;

/// <summary>Draws programs from a model: asks, reads the program, runs it, and gives its failure back for a number of turns.</summary>
internal sealed class ProgramSampler(
    IChatClient client, ICodeRunner runner, ProgramTask task, IReadOnlyList<ProgramInput> inputs, ChatOptions? chatOptions, ProgramSolverOptions options)
{
    private readonly ChainVerifier _verifier = new([.. options.Consensus.Verifiers, new RunVerifier(runner, task.Language)], options.Consensus.AnswerPolicy);

    public async Task<DrawnProgram> DrawAsync(long seed, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = [new(ChatRole.User, task.Description)];
        UsageDetails? usage = null;
        for (var turn = 0; ; turn++)
        {
            ReplyText reply = await AskAsync(messages, seed, cancellationToken).ConfigureAwait(false);
            usage = ChainUsage.Sum([usage, reply.Usage ?? new() { OutputTokenCount = reply.TokensDrawn, TotalTokenCount = reply.TokensDrawn }]);
            (string reasoning, string text) = reply.Split();
            SourceProgram? program = ProgramExtractor.Find(text, task.Language);
            ProgramFailure? failure = program is null ? null
                : await ProgramFailure.FindAsync(runner, program, task, inputs, cancellationToken).ConfigureAwait(false);
            if (failure is null || turn == options.RepairTurns)
            {
                var drawn = new DrawnProgram { Reasoning = reasoning, Text = text, Usage = usage, Program = program, Failure = failure, Repairs = turn };
                return program is null ? drawn : drawn with { Verification = await VerifyAsync(drawn, seed, cancellationToken).ConfigureAwait(false) };
            }

            // Without its reasoning, as models are trained to go on.
            messages.Add(new(ChatRole.Assistant, text));
            messages.Add(new(ChatRole.User, Complaint(failure)));
        }
    }

    private async Task<ReplyText> AskAsync(List<ChatMessage> messages, long seed, CancellationToken cancellationToken)
    {
        ChatOptions sampleOptions = chatOptions?.Clone() ?? new();
        sampleOptions.Seed = seed;
        var reply = new ReplyText();
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync([.. messages], sampleOptions, cancellationToken).ConfigureAwait(false))
            reply.Append(update);
        return reply;
    }

    private string Complaint(ProgramFailure failure)
    {
        string problem = failure.IsOfSource ? $"The program does not compile:\n{failure}"
            : failure.Expected is null ? $"The program fails.\nInput: {failure.Input}\nResult: {failure.Run.Message}"
            : $"The program is wrong.\nInput: {failure.Input}\nExpected: {failure.Expected}\nResult: {failure.Run.Message}";
        return $"{problem}\nWrite the corrected program, whole, in one ```{task.Language.Tag()} block.";
    }

    /// <summary>Marks the reasoning. A false statement costs no vote, since it is the program that is judged; a failed example does.</summary>
    private async Task<ChainVerification> VerifyAsync(DrawnProgram drawn, long seed, CancellationToken cancellationToken)
    {
        var chain = new Chain
        {
            Index = 0,
            Seed = seed,
            Outcome = ChainOutcome.Answered,
            Reasoning = drawn.Reasoning,
            Text = drawn.Text,
            TokensDrawn = 0,
            Elapsed = TimeSpan.Zero,
        };
        ChainVerification verification = await _verifier.VerifyAsync(chain, task.Description, cancellationToken).ConfigureAwait(false);
        return verification with { Steps = MarkProgram(verification.Steps, drawn), IsRefuted = drawn.Failure is not null };
    }

    private static IReadOnlyList<StepVerdict> MarkProgram(IReadOnlyList<StepVerdict> steps, DrawnProgram drawn)
    {
        string start = drawn.Program!.Source.AsSpan().Trim().ToString().Split('\n')[0].Trim();
        if (drawn.Failure is not { } failure || steps.LastOrDefault(verdict => verdict.Step.Part == ChainPart.Text && verdict.Step.Text.Contains(start, StringComparison.Ordinal)) is not { } program)
            return steps;

        StepVerdict wrong = new()
        {
            Step = program.Step,
            Outcome = StepOutcome.Wrong,
            Verifier = "examples",
            Claimed = failure.Expected is null ? null : $"{failure.Input} returns {failure.Expected}",
            Actual = failure.ToString(),
        };
        return [.. steps.Select(verdict => verdict == program ? wrong : verdict)];
    }
}
