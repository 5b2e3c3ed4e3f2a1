using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;

namespace Quorum.SemanticKernel.Tests;

/// <summary>
/// The model verifier over the embedded model itself. That model knows arithmetic only and cannot judge: it must do no harm where it says nothing that
/// can be read.
/// </summary>
public sealed class ModelVerifierTests : IDisposable
{
    private readonly LlamaChatClient _model = new(TinyModel.GetPath());

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData("37 * 24 = 888\n888 - 5 = 883", "883", false)]
    [InlineData("37 * 24 = 878\n878 - 5 = 873", "873", true)]
    public async Task A_model_that_cannot_judge_changes_nothing_that_is_exact(string reasoning, string answer, bool refuted)
    {
        using var judge = new Recording(_model);
        var options = new ChatOptions { MaxOutputTokens = 160, Seed = 7 };
        var chain = new Chain
        {
            Index = 0,
            Seed = 1,
            Outcome = ChainOutcome.Answered,
            Reasoning = reasoning,
            Text = $@"So the answer is \boxed{{{answer}}}.",
            Answer = MathAnswer.Parse(answer),
            TokensDrawn = 0,
            Elapsed = TimeSpan.Zero,
        };

        ChainVerification exact = await new ChainVerifier([StepVerifiers.Arithmetic, StepVerifiers.Conclusion]).VerifyAsync(chain, "What is 37 * 24 - 5?", TestContext.Current.CancellationToken);
        ChainVerification both = await new ChainVerifier([StepVerifiers.Arithmetic, StepVerifiers.Conclusion, new ModelVerifier(judge, votes: 3, options)])
            .VerifyAsync(chain, "What is 37 * 24 - 5?", TestContext.Current.CancellationToken);

        Assert.Equal(3, judge.Replies.Count);
        Assert.All(judge.Replies, reply => Assert.False(string.IsNullOrWhiteSpace(reply.Text + string.Concat(reply.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>().Select(content => content.Text)))));
        Assert.Equal(exact.Steps.Select(step => (step.Outcome, step.Verifier)), both.Steps.Select(step => (step.Outcome, step.Verifier)));
        Assert.Equal(refuted, both.IsRefuted);
    }

    /// <summary>Passes requests on and keeps the replies.</summary>
    private sealed class Recording(IChatClient inner) : DelegatingChatClient(inner)
    {
        public ConcurrentBag<ChatResponse> Replies { get; } = [];

        public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            ChatResponse response = await base.GetResponseAsync(messages, options, cancellationToken);
            Replies.Add(response);
            TestContext.Current.TestOutputHelper?.WriteLine($"{response.FinishReason}: {response}");
            return response;
        }

        /// <summary>Leaves the model, which belongs to the test.</summary>
        protected override void Dispose(bool disposing) => base.Dispose(disposing: false);
    }
}
