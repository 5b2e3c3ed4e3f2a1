using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Has a model judge the steps of a chain and name the first wrong one.</summary>
/// <remarks>
/// <para>
/// The task is that of ProcessBench (Zheng et al. 2024, arXiv 2412.06559): the model reads the question and the numbered steps and replies with the
/// number of the first wrong step, or -1. It is asked several times at once, each time with a seed of its own; the number named most often counts. A
/// reply that cannot be read or names a step that does not exist, and a request that fails, have no vote.
/// </para>
/// <para>
/// The steps before the first wrong one are correct, those after it get no verdict. There are no verdicts at all if two numbers are named equally
/// often, or if not more than half of the requests have a vote. No failure of the model is an exception.
/// </para>
/// <para>
/// What a model judges is less certain than what is recomputed: see <see cref="IsExact"/>. A chain cannot speak in the judge's name, since only the
/// reply is read and tags in the steps are made harmless, but what it says may still persuade the judge. The tokens of the judge are in
/// <see cref="ChainVerification.Usage"/>, in no chain's own. Instances are thread-safe if the client is; the client is not disposed.
/// </para>
/// </remarks>
public sealed class ModelVerifier : IStepVerifier
{
    private const int MostVotes = 64;
    private const int LongestClaim = 200;
    private const float DefaultTemperature = 0.6f;

    private readonly IChatClient _client;
    private readonly int _votes;
    private readonly ChatOptions _chatOptions;

    /// <summary>Initialises a new instance of the <see cref="ModelVerifier"/> class.</summary>
    /// <param name="client">The model that judges: the one that wrote the chains, or another.</param>
    /// <param name="votes">How many times it is asked about every chain, from 1 to 64.</param>
    /// <param name="chatOptions">
    /// What is sent with every request, copied here. A temperature that is not given is 0.6. The seeds of the requests are derived from its seed, or, if
    /// that is not given, from the chain's.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="votes"/> is not from 1 to 64.</exception>
    public ModelVerifier(IChatClient client, int votes = 3, ChatOptions? chatOptions = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentOutOfRangeException.ThrowIfLessThan(votes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(votes, MostVotes);
        _client = client;
        _votes = votes;
        _chatOptions = chatOptions?.Clone() ?? new ChatOptions();
        _chatOptions.Temperature ??= DefaultTemperature;
    }

    /// <inheritdoc/>
    public string Name => "model";

    /// <summary>Gets <see langword="false"/>: a step on which an exact verifier has a verdict keeps that one.</summary>
    public bool IsExact => false;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public async ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        if (context.Steps.Count == 0)
            return [];

        string prompt = JudgePrompt.Write(context.Question, context.Steps);
        long[] seeds = SampleSeeds.Derive(_chatOptions.Seed ?? context.Chain.Seed, _votes);
        int?[] votes = await Task.WhenAll(seeds.Select(seed => AskAsync(prompt, seed, context, cancellationToken))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return FirstError(votes) is { } named ? Verdicts(context.Steps, named) : [];
    }

    private async Task<int?> AskAsync(string prompt, long seed, VerificationContext context, CancellationToken cancellationToken)
    {
        ChatOptions options = _chatOptions.Clone();
        options.Seed = seed;
        try
        {
            ChatResponse response = await _client.GetResponseAsync([new(ChatRole.User, prompt)], options, cancellationToken).ConfigureAwait(false);
            context.AddUsage(response.Usage);
            return JudgeReply.Read(response.Text, response.FinishReason == ChatFinishReason.Length) is { } step && step >= -1 && step < context.Steps.Count
                ? step
                : null;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // whatever a client throws, it only costs the vote
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken); // some clients report a cut connection instead
        }
    }

    /// <summary>The step named most often; null on a tie, and without votes of more than half.</summary>
    private static int? FirstError(int?[] votes)
    {
        int[] readable = [.. votes.OfType<int>()];
        if (readable.Length * 2 <= votes.Length)
            return null;

        KeyValuePair<int, int>[] counts = [.. readable.CountBy(step => step).OrderByDescending(count => count.Value)];
        return counts.Length > 1 && counts[0].Value == counts[1].Value ? null : counts[0].Key;
    }

    private StepVerdict[] Verdicts(IReadOnlyList<ChainStep> steps, int firstError)
    {
        IEnumerable<StepVerdict> correct = steps.Take(firstError < 0 ? steps.Count : firstError)
            .Select(step => new StepVerdict { Step = step, Outcome = StepOutcome.Correct, Verifier = Name });
        return firstError < 0 ? [.. correct] : [.. correct, Wrong(steps[firstError])];
    }

    private StepVerdict Wrong(ChainStep step) => new()
    {
        Step = step,
        Outcome = StepOutcome.Wrong,
        Verifier = Name,
        ErrorSpan = step.Span,
        Claimed = Excerpt.Of(step.Text.Trim(), LongestClaim),
    };
}
