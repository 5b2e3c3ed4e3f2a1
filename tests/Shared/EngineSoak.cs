using Quorum.LlamaCpp;

namespace Quorum.Testing;

/// <summary>
/// Sends an engine mixed requests, many at a time: samples of one question and questions of their own, chats with tools, limits, stop strings and
/// grammars, every priority, cancelled, almost too long, too long and senseless ones. Each must be answered or refused for its own fault.
/// </summary>
internal sealed class EngineSoak(LlamaEngine engine, int seed)
{
    private const string Stop = "\n";

    private static readonly TimeSpan s_longestDelay = TimeSpan.FromMilliseconds(50);

    private readonly SoakChats _chats = new(engine);
    private int _answered;
    private int _cancelled;
    private int _refused;
    private int _busy;

    public int Answered => _answered;

    public int Cancelled => _cancelled;

    public int Refused => _refused;

    /// <summary>How often a request was sent again since the engine was busy.</summary>
    public int Busy => _busy;

    public Task RunAsync(int first, int count, int concurrency, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken }, async (index, token) =>
        {
            while (!await TrySendAsync(index, token))
                Interlocked.Increment(ref _busy);
        });

    // Returns false when the engine was busy.
    private async Task<bool> TrySendAsync(int index, CancellationToken cancellationToken)
    {
        var random = new Random((seed * 1_000_003) + index);
        var request = Request(random);
        var isFaulty = random.Next(20) == 0;
        if (isFaulty)
            request = request with { Prompt = random.Next(2) == 0 ? Prompt(engine.ContextSize + random.Next(100), index) : [engine.Model.Vocabulary.Count] };
        var cancelAfter = random.Next(5) == 0 ? random.Next(12) : -1;
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            if (cancelAfter == 0)
                await cancellation.CancelAsync();
            if (!isFaulty && random.Next(8) == 0)
                await _chats.SendAsync(random, cancelAfter, cancellation);
            else
                await SendAsync(request, isFaulty, cancelAfter, cancellation);
        }
        catch (EngineBusyException busy)
        {
            await Task.Delay(busy.RetryAfter < s_longestDelay ? busy.RetryAfter : s_longestDelay, cancellationToken);
            return false;
        }
        catch (ArgumentException) when (isFaulty)
        {
            Interlocked.Increment(ref _refused);
            return true;
        }
        catch (OperationCanceledException) when (cancelAfter >= 0 && !cancellationToken.IsCancellationRequested)
        {
            Interlocked.Increment(ref _cancelled);
            return true;
        }

        Interlocked.Increment(ref _answered);
        return true;
    }

    private async Task SendAsync(GenerationRequest request, bool isFaulty, int cancelAfter, CancellationTokenSource cancellation)
    {
        var tokens = new List<GeneratedToken>();
        await foreach (var token in engine.GenerateAsync(request, cancellation.Token))
        {
            tokens.Add(token);
            if (tokens.Count == cancelAfter)
                await cancellation.CancelAsync();
        }

        Check(request, tokens, isFaulty);
    }

    private static void Check(GenerationRequest request, List<GeneratedToken> tokens, bool isFaulty)
    {
        var summary = tokens[^1].Summary;
        var text = string.Concat(tokens.Select(token => token.Text));
        if (isFaulty || summary is null || summary.DrawnTokens != tokens.Count || summary.PromptTokens != request.Prompt.Count || tokens.Count > request.MaxTokens
            || tokens.SkipLast(1).Any(token => token.Summary is not null) || request.StopStrings.Any(stop => text.Contains(stop, StringComparison.Ordinal))
            || (request.Grammar is not null && text.Any(character => !char.IsAsciiDigit(character))))
        {
            throw new InvalidOperationException($"A request of {request.Prompt.Count} tokens and at most {request.MaxTokens} more was answered by {tokens.Count} tokens ({summary}): '{text}'.");
        }
    }

    private static int[] Prompt(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(256))];
    }

    private GenerationRequest Request(Random random)
    {
        // Eight prompts come again and again, of which two begin alike.
        int[] prompt = random.Next(3) switch
        {
            0 => [.. Prompt(40, 1), .. Prompt(10, random.Next(2))],
            1 => Prompt(20 + (5 * random.Next(6)), seed: 2),
            _ => Prompt(random.Next(10) == 0 ? random.Next(engine.ContextSize / 2, engine.ContextSize - 1) : random.Next(1, 60), random.Next()),
        };
        return new()
        {
            Prompt = prompt,
            MaxTokens = random.Next(1, 80),
            StopStrings = random.Next(3) == 0 ? [Stop] : [],
            Grammar = random.Next(10) == 0 ? "root ::= [0-9]+" : null,
            Priority = (GenerationPriority)random.Next(-1, 2),
            Sampling = new() { Temperature = random.Next(3) * 0.6f, Seed = random.Next(64) },
        };
    }
}
