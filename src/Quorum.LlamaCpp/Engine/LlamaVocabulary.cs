using System.Buffers;
using System.Text;
using Quorum.LlamaCpp.Engine;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp;

/// <summary>
/// The tokens of a model: text to token ids and back. All members are thread-safe; those that have to ask the model throw
/// <see cref="ObjectDisposedException"/> once it is freed.
/// </summary>
public sealed unsafe class LlamaVocabulary
{
    private const int ControlAttribute = 8;
    private const int UserDefinedAttribute = 16;

    private readonly SafeModelHandle _model;
    private readonly nint _vocabulary;
    private readonly int[] _attributes;
    private readonly bool[] _endsGeneration;
    private readonly TokenPiece?[] _pieces;
    private readonly PlainText _plainText;

    internal LlamaVocabulary(SafeModelHandle model)
    {
        _model = model;
        _vocabulary = NativeMethods.llama_model_get_vocab(model);
        Count = NativeMethods.llama_vocab_n_tokens(_vocabulary);
        BeginningOfSequence = IdOrNull(NativeMethods.llama_vocab_bos(_vocabulary));
        EndOfSequence = IdOrNull(NativeMethods.llama_vocab_eos(_vocabulary));
        _attributes = [.. Enumerable.Range(0, Count).Select(token => NativeMethods.llama_vocab_get_attr(_vocabulary, token))];
        _endsGeneration = [.. Enumerable.Range(0, Count).Select(token => NativeMethods.llama_vocab_is_eog(_vocabulary, token) != 0)];
        _pieces = new TokenPiece?[Count];
        _plainText = new PlainText(
        [
            .. Enumerable.Range(0, Count)
                .Where(token => (Attributes(token) & UserDefinedAttribute) != 0)
                .Select(token => Encoding.UTF8.GetString(GetBytes(token))),
        ]);
    }

    /// <summary>Gets the number of tokens; ids run from 0 to one less.</summary>
    public int Count { get; }

    /// <summary>Gets the token that starts a text, if the model has one.</summary>
    public int? BeginningOfSequence { get; }

    /// <summary>Gets the token that ends a text, if the model has one.</summary>
    public int? EndOfSequence { get; }

    /// <summary>Tells whether drawing this token ends the generation.</summary>
    /// <param name="token">A token id.</param>
    /// <returns><see langword="true"/> for the model's end tokens.</returns>
    public bool IsEndOfGeneration(int token) => (uint)token < (uint)Count && _endsGeneration[token];

    /// <summary>Tokenizes plain text; no special token is added.</summary>
    /// <param name="text">The text; malformed UTF-16 becomes U+FFFD.</param>
    /// <returns>
    /// The token ids. Whatever the text says, no control token is among them, nor a user-defined token of more than one character.
    /// </returns>
    public IReadOnlyList<int> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<int>();
        foreach (var part in _plainText.Split(text))
            tokens.AddRange(Tokenize(part, parseSpecial: false));
        return tokens;
    }

    /// <summary>Finds the special (control or user-defined) token that is written like this.</summary>
    /// <param name="text">The token's text, for example <c>&lt;think&gt;</c>.</param>
    /// <returns>The token id, or <see langword="null"/> when the model has no such token.</returns>
    public int? FindSpecial(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return Tokenize(text, parseSpecial: true) is [var token] && IsSpecial(token) ? token : null;
    }

    /// <summary>Tells whether a token is a control or user-defined one.</summary>
    /// <param name="token">A token id.</param>
    /// <returns><see langword="true"/> for special tokens.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public bool IsSpecial(int token) => (Attributes(token) & (ControlAttribute | UserDefinedAttribute)) != 0;

    /// <summary>Gets the UTF-8 bytes that a token stands for, which may be part of a character; special tokens give their own text.</summary>
    /// <param name="token">A token id.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public ReadOnlySpan<byte> GetBytes(int token) => GetPiece(token).Bytes;

    /// <summary>Joins tokens into text.</summary>
    /// <param name="tokens">Token ids.</param>
    /// <returns>The text; bytes that are no UTF-8 become U+FFFD.</returns>
    public string GetText(IEnumerable<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var token in tokens)
            bytes.Write(GetBytes(token));
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>What a drawn token adds to the output: nothing for control tokens, which are no text, but for some.</summary>
    internal TokenPiece GetOutput(int token, IReadOnlyList<int> textTokens) => IsControl(token) && !textTokens.Contains(token) ? TokenPiece.Empty : GetPiece(token);

    /// <summary>Whether a token is a control one, which is no text.</summary>
    internal bool IsControl(int token) => (Attributes(token) & ControlAttribute) != 0;

    /// <summary>Makes a sampler that knows which tokens a grammar allows, or <see langword="null"/> if llama.cpp does not understand it.</summary>
    internal SafeSamplerHandle? CreateGrammar(string gbnf, string root)
    {
        using var hold = _model.Hold();
        var sampler = NativeMethods.llama_sampler_init_grammar(_vocabulary, gbnf, root);
        return sampler == 0 ? null : new SafeSamplerHandle(_model, sampler);
    }

    private static int? IdOrNull(int token) => token < 0 ? null : token;

    private int[] Tokenize(string text, bool parseSpecial)
    {
        if (text.Length == 0)
            return [];

        var bytes = Encoding.UTF8.GetBytes(text);
        var tokens = new int[bytes.Length + 2];
        var count = Tokenize(bytes, tokens, parseSpecial);
        if (count < 0)
        {
            tokens = new int[-count];
            count = Tokenize(bytes, tokens, parseSpecial);
        }

        return tokens[..count];
    }

    private int Tokenize(byte[] bytes, int[] tokens, bool parseSpecial)
    {
        using var hold = _model.Hold();
        fixed (byte* text = bytes)
        fixed (int* output = tokens)
            return NativeMethods.llama_tokenize(_vocabulary, text, bytes.Length, output, tokens.Length, addSpecial: 0, (byte)(parseSpecial ? 1 : 0));
    }

    private int Attributes(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, Count);
        return _attributes[token];
    }

    private TokenPiece GetPiece(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, Count);
        return _pieces[token] ??= new TokenPiece(ReadPiece(token));
    }

    private byte[] ReadPiece(int token)
    {
        Span<byte> buffer = stackalloc byte[64];
        var length = ReadPiece(token, buffer);
        if (length >= 0)
            return buffer[..length].ToArray();

        var piece = new byte[-length];
        ReadPiece(token, piece);
        return piece;
    }

    private int ReadPiece(int token, Span<byte> buffer)
    {
        using var hold = _model.Hold();
        fixed (byte* pointer = buffer)
            return NativeMethods.llama_token_to_piece(_vocabulary, token, pointer, buffer.Length, leftStrip: 0, special: 1);
    }
}
