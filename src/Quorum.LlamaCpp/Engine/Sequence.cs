using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// A generation under way. Its tokens are the prompt and what was drawn; its <see cref="Branch"/> evaluates them, together with those of other
/// sequences as long as they are the same. When all are evaluated, the next one is drawn. So a paused sequence goes on simply by being evaluated
/// again.
/// </summary>
internal sealed class Sequence : IDisposable
{
    // Room for so many drawn tokens is there from the start; lists that grow would allocate while tokens are drawn.
    private const int RoomAtOnce = 4096;

    private readonly Channel<GeneratedToken> _output =
        Channel.CreateUnbounded<GeneratedToken>(new UnboundedChannelOptions { SingleReader = true });

    private readonly TokenSampler _sampler;
    private readonly OutputText _text;
    private readonly OpeningProgress _opening;
    private readonly OutputGrammar? _grammar;
    private readonly IReadOnlyList<int> _textTokens;
    private readonly bool _measuresConfidence;
    private volatile bool _isCancelled;

    /// <param name="request">What is asked for.</param>
    /// <param name="contextSize">The most tokens that one sequence can have.</param>
    /// <param name="grammar">The grammar that the request names. It is disposed with the sequence.</param>
    public Sequence(GenerationRequest request, int contextSize, OutputGrammar? grammar = null)
    {
        PromptLength = request.Prompt.Count;
        Tokens.AddRange(request.Prompt);
        Priority = request.Priority;
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(Tokens)));
        PromptHash = hash.ToHashCode();
        _sampler = new TokenSampler(request.Sampling);
        _text = new OutputText(request.StopStrings);
        _measuresConfidence = request.MeasuresConfidence;
        MaxLength = (int)Math.Min(contextSize, (long)PromptLength + (request.MaxTokens ?? contextSize));
        Tokens.EnsureCapacity(Math.Min(MaxLength, PromptLength + RoomAtOnce));
        _opening = new OpeningProgress(request.Opening, MaxLength - PromptLength);
        _grammar = grammar;
        _textTokens = request.TextTokens;
    }

    public ChannelReader<GeneratedToken> Output => _output.Reader;

    public GenerationPriority Priority { get; }

    /// <summary>Equal for equal prompts.</summary>
    public int PromptHash { get; }

    /// <summary>Where the sequence stands in the order of service.</summary>
    public Rank Rank { get; set; }

    public int PromptLength { get; }

    /// <summary>The most tokens of prompt and output together.</summary>
    public int MaxLength { get; }

    public List<int> Tokens { get; } = [];

    /// <summary>The tokens of the prompt that were not evaluated for this sequence.</summary>
    public int ReusedTokens { get; private set; }

    /// <summary>Where the logits of the last token are, until the next batch.</summary>
    public nint Logits { get; set; }

    /// <summary>Whether the last token is drawn, or an error has taken its place.</summary>
    public bool IsEnded { get; private set; }

    public bool IsCancelled => _isCancelled;

    public void Cancel() => _isCancelled = true;

    /// <summary>Cancels the sequence for a reader that may be waiting for its next token.</summary>
    public void Abandon(CancellationToken cancellationToken)
    {
        Cancel();
        _output.Writer.TryComplete(new OperationCanceledException(cancellationToken));
    }

    public bool HasSameTokens(Branch branch) => CollectionsMarshal.AsSpan(Tokens).SequenceEqual(CollectionsMarshal.AsSpan(branch.Tokens));

    /// <summary>Notes how much of the prompt another sequence had evaluated, as long as nothing is drawn.</summary>
    public void ReusePrompt(int tokens)
    {
        if (Tokens.Count == PromptLength)
            ReusedTokens = tokens;
    }

    /// <summary>Draws the next token and hands it to the reader, or what takes its place, and what has to follow it.</summary>
    public void Draw(ReadOnlySpan<float> logits, SamplerScratch scratch, LlamaVocabulary vocabulary)
    {
        var token = DrawToken(logits, scratch, out var logProbability);
        var forced = _opening.Replace(token, vocabulary.IsEndOfGeneration(token));
        if (forced.Count == 0)
            forced = Append(Measure(logits, new GeneratedToken(token, logProbability, "", null)), vocabulary);

        // Forced tokens can use the opening up in turn; then its ending follows instead.
        for (var i = 0; i < forced.Count && !IsEnded; i++)
        {
            var next = Append(new GeneratedToken(forced[i], 0, "", null) { IsForced = true }, vocabulary);
            if (next.Count > 0)
                (forced, i) = (next, -1);
        }
    }

    /// <summary>Frees the grammar. A sequence that is still drawing fails then, which is of no interest to anyone any more.</summary>
    public void Dispose() => _grammar?.Dispose();

    /// <summary>Ends the generation with an error.</summary>
    public void Fail(Exception exception)
    {
        IsEnded = true;
        _output.Writer.TryComplete(exception);
    }

    // A drawn token that the grammar does not allow is drawn again from those that it does: the same as filtering first, but mostly cheaper.
    private int DrawToken(ReadOnlySpan<float> logits, SamplerScratch scratch, out float logProbability)
    {
        var token = _sampler.Draw(logits, scratch, out logProbability);
        if (_grammar is null || _opening.IsOpen)
            return token;

        if (!_grammar.Allows(token))
        {
            var logTotal = logits[token] - logProbability;
            token = _sampler.Draw(_grammar.Filter(logits, scratch), scratch, out _);
            logProbability = logits[token] - logTotal;
        }

        _grammar.Accept(token);
        return token;
    }

    // Returns what the output has to go on with.
    private IReadOnlyList<int> Append(GeneratedToken token, LlamaVocabulary vocabulary)
    {
        Tokens.Add(token.Id);
        _sampler.Accept(token.Id);
        var isEnd = vocabulary.IsEndOfGeneration(token.Id);
        var isFull = Tokens.Count >= MaxLength;
        var text = _text.Add(vocabulary.GetOutput(token.Id, _textTokens), isLast: isEnd || isFull);
        GenerationEnd? end = _text.Stopped ? GenerationEnd.StopString : isEnd ? GenerationEnd.EndToken : isFull ? GenerationEnd.Length : null;
        var summary = end is { } reason ? new GenerationSummary(reason, PromptLength, ReusedTokens, Tokens.Count - PromptLength) : null;
        _output.Writer.TryWrite(token with { Text = text, Summary = summary });
        if (end is null)
            return _opening.Add(token.Id);

        IsEnded = true;
        _output.Writer.TryComplete();
        return [];
    }

    private GeneratedToken Measure(ReadOnlySpan<float> logits, GeneratedToken token)
    {
        if (!_measuresConfidence)
            return token;

        // The draw has summed the exponentials up already.
        var logTotal = logits[token.Id] - token.LogProbability;
        return token with { Confidence = TokenConfidence.OfTopTokens(logits, logTotal), SelfCertainty = TokenConfidence.SelfCertainty(logits, logTotal) };
    }
}
