using System.Text;
using System.Threading.Channels;
using LLama;
using LLama.Native;
using LLama.Sampling;
using Microsoft.Extensions.AI;

namespace Quorum.LLamaSharp;

/// <summary>One reply under way: what it is drawn from, and the text that has become certain.</summary>
/// <remarks>The loop adds tokens, one reader takes the text; only giving up may come from any thread.</remarks>
internal sealed class Generation(LLamaWeights weights, LLamaToken[] prompt, GenerationSettings settings) : IDisposable
{
    private readonly Channel<string> _text = Channel.CreateUnbounded<string>(new() { SingleReader = true, SingleWriter = true });
    private readonly StreamingTokenDecoder _decoder = new(Encoding.UTF8, weights) { DecodeSpecialTokens = true };
    private readonly StopText _stop = new(settings.StopSequences);
    private readonly StringBuilder _reasoning = new();
    private ISamplingPipeline? _pipeline;
    private volatile bool _isGivenUp;
    private bool _isReasoningClosed;
    private int _reasoningTokens;
    private int _drawn;

    public LLamaToken[] Prompt => prompt;

    /// <summary>Gets whether nobody waits for the reply any more.</summary>
    public bool IsGivenUp => _isGivenUp;

    /// <summary>Gets how many tokens of the prompt another reply has paid for.</summary>
    public int SharedTokens { get; set; }

    public ChatFinishReason? FinishReason { get; private set; }

    /// <summary>The reply's pieces, until it ends.</summary>
    /// <exception cref="OperationCanceledException">The reader does not want any more.</exception>
    public IAsyncEnumerable<string> ReadAsync(CancellationToken cancellationToken) => _text.Reader.ReadAllAsync(cancellationToken);

    public void GiveUp() => _isGivenUp = true;

    /// <summary>Draws the next token.</summary>
    /// <returns>The token to go on with; <see langword="null"/> if the reply has ended.</returns>
    public LLamaToken? Draw(LLamaContext context, int index)
    {
        _pipeline ??= settings.ToPipeline();
        var token = _pipeline.Sample(context.NativeHandle, index);
        _drawn++;
        if (!_isReasoningClosed)
            _reasoningTokens++;

        if (token.IsEndOfGeneration(weights.Vocab))
        {
            End(ChatFinishReason.Stop);
            return null;
        }

        _decoder.Add(token);
        var text = _decoder.Read();
        NoteReasoning(text);
        Write(_stop.Add(text));
        if (_stop.IsReached || _drawn == settings.MaxTokens)
        {
            End(_stop.IsReached ? ChatFinishReason.Stop : ChatFinishReason.Length);
            return null;
        }

        return token;
    }

    /// <summary>Ends the reply.</summary>
    public void End(ChatFinishReason reason)
    {
        FinishReason = reason;
        Write(_stop.Rest());
        _text.Writer.TryComplete();
    }

    public void Fail(Exception exception) => _text.Writer.TryComplete(exception);

    public UsageDetails ToUsage(bool reasons) => new()
    {
        InputTokenCount = prompt.Length,
        CachedInputTokenCount = SharedTokens,
        OutputTokenCount = _drawn,
        ReasoningTokenCount = reasons ? _reasoningTokens : 0,
        TotalTokenCount = prompt.Length + _drawn,
    };

    public void Dispose()
    {
        _pipeline?.Dispose();
        _text.Writer.TryComplete(new OperationCanceledException("Nobody waited for the reply."));
    }

    private void Write(string text)
    {
        if (text.Length > 0)
            _text.Writer.TryWrite(text);
    }

    private void NoteReasoning(string text)
    {
        if (_isReasoningClosed)
            return;

        // The end of what came before is enough to see a tag that pieces cut.
        _reasoning.Append(text);
        var read = _reasoning.ToString();
        _isReasoningClosed = read.Contains(DeepSeekR1Prompt.CloseTag, StringComparison.Ordinal);
        _reasoning.Remove(0, Math.Max(0, _reasoning.Length - DeepSeekR1Prompt.CloseTag.Length));
    }
}
