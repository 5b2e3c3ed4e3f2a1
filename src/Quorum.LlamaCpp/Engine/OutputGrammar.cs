using System.Text;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// A grammar in llama.cpp's own notation (GBNF) that the tokens of one output have to follow. llama.cpp ends the process when it is given a
/// token that its grammar does not allow, so every token is asked for first.
/// </summary>
/// <remarks>
/// Two things are refused that llama.cpp would let pass: control tokens, which are no text of the output, and bytes that are no UTF-8, which it
/// decodes leniently (an overlong quotation mark would end a string for it, but not for a reader).
/// </remarks>
internal sealed unsafe class OutputGrammar : IDisposable
{
    private const string Root = "root";

    // llama.cpp parses a grammar by recursion; far beyond what any schema needs, its stack would overflow.
    private const int MostLength = 1 << 20;
    private const int MostNesting = 200;

    private readonly LlamaVocabulary _vocabulary;
    private readonly IReadOnlyList<int> _textTokens;
    private readonly SafeSamplerHandle _sampler;
    private byte[] _incomplete = [];

    /// <exception cref="ArgumentException">llama.cpp does not understand the grammar.</exception>
    public OutputGrammar(LlamaVocabulary vocabulary, string gbnf, IReadOnlyList<int> textTokens)
    {
        _vocabulary = vocabulary;
        _textTokens = textTokens;
        RequireReadable(gbnf);
        LlamaLog.Begin();
        _sampler = vocabulary.CreateGrammar(gbnf, Root)
            ?? throw new ArgumentException($"The grammar is no valid GBNF with a rule '{Root}': {LlamaLog.End("llama.cpp gave no reason")}. llama.cpp writes the place to the standard error output.", nameof(gbnf));
    }

    /// <summary>Tells whether a token may come next.</summary>
    public bool Allows(int token)
    {
        if (!MayBeText(token))
            return false;

        var candidate = new LlamaTokenData { Token = token };
        Apply(&candidate, 1);
        return candidate.Logit == 0;
    }

    /// <summary>Copies logits and makes those of tokens that may not come next negative infinity.</summary>
    /// <exception cref="LlamaException">No token may come next.</exception>
    public ReadOnlySpan<float> Filter(ReadOnlySpan<float> logits, SamplerScratch scratch)
    {
        var candidates = scratch.Candidates;
        var count = 0;
        for (var token = 0; token < logits.Length; token++)
        {
            if (MayBeText(token))
                candidates[count++] = new LlamaTokenData { Token = token };
        }

        fixed (LlamaTokenData* first = candidates)
            Apply(first, count);

        var allowed = scratch.Logits.AsSpan(0, logits.Length);
        allowed.Fill(float.NegativeInfinity);
        var isAny = false;
        foreach (var candidate in candidates.AsSpan(0, count))
        {
            if (candidate.Logit != 0)
                continue;

            isAny = true;
            allowed[candidate.Token] = logits[candidate.Token];
        }

        return isAny ? allowed : throw new LlamaException("The model has no token that its output's grammar allows here, so the output cannot be completed.");
    }

    /// <summary>Takes note of the token that comes next, which must be one that is allowed.</summary>
    public void Accept(int token)
    {
        if (_vocabulary.IsEndOfGeneration(token))
            return;

        NativeMethods.llama_sampler_accept(_sampler, token);
        byte[] bytes = [.. _incomplete, .. _vocabulary.GetBytes(token)];
        _incomplete = bytes[CompleteLength(bytes)!.Value..];
    }

    public void Dispose() => _sampler.Dispose();

    private static void RequireReadable(string gbnf)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(gbnf);
        var (depth, deepest) = (0, 0);
        foreach (var character in gbnf)
        {
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        if (gbnf.Length > MostLength || deepest > MostNesting)
            throw new ArgumentException($"The grammar has {gbnf.Length} characters, and brackets in up to {deepest} others; it may have {MostLength} and {MostNesting}.", nameof(gbnf));
    }

    // How many bytes are whole characters, where the rest may begin one; null where it may not.
    private static int? CompleteLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (length < bytes.Length)
        {
            var status = Rune.DecodeFromUtf8(bytes[length..], out _, out var consumed);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
                return length;
            if (status != System.Buffers.OperationStatus.Done)
                return null;
            length += consumed;
        }

        return length;
    }

    private bool MayBeText(int token)
    {
        if (_vocabulary.IsEndOfGeneration(token))
            return true;

        var piece = _vocabulary.GetOutput(token, _textTokens);
        if (_incomplete.Length == 0 && piece.Text is { } text)
            return text.Length > 0 && !text.Contains('\0', StringComparison.Ordinal);
        byte[] bytes = [.. _incomplete, .. piece.Bytes];
        return piece.Bytes.Length > 0 && !bytes.Contains((byte)0) && CompleteLength(bytes) is not null;
    }

    private void Apply(LlamaTokenData* candidates, int count)
    {
        var array = new LlamaTokenDataArray { Data = candidates, Count = (nuint)count, Selected = -1 };
        NativeMethods.llama_sampler_apply(_sampler, &array);
    }
}
