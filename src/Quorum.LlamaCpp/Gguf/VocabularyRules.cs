using System.Text;
using System.Text.Unicode;

namespace Quorum.LlamaCpp.Gguf;

/// <summary>What a vocabulary must hold so that llama.cpp v0.5.0 loads it and turns any text into tokens.</summary>
/// <remarks>
/// Kinds that reasoning models use (byte-pair encoding and SentencePiece) are checked in depth; for the other ones it is
/// checked that every token is unique, which llama.cpp asserts, and that the arrays beside the tokens fit.
/// </remarks>
internal sealed class VocabularyRules
{
    private const int ByteType = 6;

    private static readonly string[] _kinds = ["gpt2", "gemma4", "llama", "bert", "t5", "rwkv", "plamo2", "hybriddna", "whitespace"];
    private static readonly string[] _specialTokens =
    [
        "bos", "eos", "eot", "eom", "unknown", "seperator", "padding", "mask",
        "fim_pre", "fim_suf", "fim_mid", "fim_pad", "fim_rep", "fim_sep", "prefix", "suffix", "middle",
    ];

    private static readonly string[] _switches =
    [
        "add_bos_token", "add_eos_token", "add_sep_token", "add_space_prefix", "remove_extra_whitespaces",
        "normalizer.lowercase", "normalizer.strip_accents",
    ];

    private readonly MetadataRules _metadata;
    private readonly string _kind;
    private readonly GgufValue _tokens;
    private readonly HashSet<string> _texts;

    private VocabularyRules(MetadataRules metadata)
    {
        _metadata = metadata;
        _kind = metadata.Text(GgufKeys.TokenizerModel)
            ?? throw metadata.Fault($"'{GgufKeys.TokenizerModel}' is missing; convert the model anew.");
        _tokens = metadata.Array(GgufKeys.Tokens, GgufValueType.Text)
            ?? throw metadata.Fault($"'{GgufKeys.Tokens}' is missing; convert the model anew.");
        _texts = new(_tokens.Count, StringComparer.Ordinal);
    }

    private bool IsBytePair => _kind is "gpt2" or "gemma4";

    private bool IsSentencePiece => _kind is "llama";

    /// <summary>Checks the vocabulary and returns how many tokens it has.</summary>
    public static int Check(MetadataRules metadata)
    {
        var rules = new VocabularyRules(metadata);
        rules.CheckKind();
        rules.CheckTokens();
        rules.CheckTypesAndScores();
        rules.CheckSpecialTokens();
        if (rules.IsBytePair) rules.CheckMerges();
        if (rules.IsSentencePiece) rules.CheckBytes();
        rules.CheckNamedTokens();
        return rules._tokens.Count;
    }

    private void CheckKind()
    {
        if (!_kinds.Contains(_kind, StringComparer.Ordinal))
            throw _metadata.Fault($"its tokenizer '{_kind}' is not one of {string.Join(", ", _kinds)}.");
        if (_metadata.Text(GgufKeys.PreTokenizer) is { Length: > 0 } name && IsBytePair && !PreTokenizers.Known.Contains(name))
            throw _metadata.Fault($"its pre-tokenizer '{name}' is not one that this version of llama.cpp can use safely.");
        _ = _metadata.UInt32("tokenizer.ggml.token_type_count");
        _ = _metadata.Array("tokenizer.ggml.suppress_tokens", GgufValueType.I32);
    }

    private void CheckTokens()
    {
        if (_tokens.Count == 0) throw _metadata.Fault($"'{GgufKeys.Tokens}' is empty.");
        for (int i = 0; i < _tokens.Count; i++)
        {
            if (!_texts.Add(TextOf(i)))
            {
                throw _metadata.Fault(
                    $"token {i} of its vocabulary has the same text as an earlier one: '{TextOf(i)}'. It is corrupt, fetch it again.");
            }
        }
    }

    /// <summary>The text as llama.cpp keeps it: it ends at a zero, and an empty one gets a name.</summary>
    private string TextOf(int token)
    {
        ReadOnlySpan<byte> utf8 = _tokens.GetUtf8(token);
        int end = utf8.IndexOf((byte)0);
        if (end >= 0) utf8 = utf8[..end];
        if (utf8.IsEmpty) return $"[EMPTY_{token}]";
        if (Utf8.IsValid(utf8)) return Encoding.UTF8.GetString(utf8);
        return IsBytePair || IsSentencePiece
            ? throw _metadata.Fault($"token {token} of its vocabulary is not UTF-8. It is corrupt, fetch it again.")
            : Encoding.Latin1.GetString(utf8);
    }

    private void CheckTypesAndScores()
    {
        if (_metadata.Array(GgufKeys.Scores, GgufValueType.F32, GgufValueType.I32) is { } scores)
        {
            CheckLength(GgufKeys.Scores, scores);
            for (int i = 0; scores.Type == GgufValueType.F32 && i < scores.Count; i++)
            {
                if (double.IsNaN(scores.GetDouble(i))) throw _metadata.Fault($"the score of token {i} is not a number.");
            }
        }

        if (_metadata.Array(GgufKeys.TokenTypes, GgufValueType.I32) is not { } types) return;
        CheckLength(GgufKeys.TokenTypes, types);
        for (int i = 0; i < types.Count; i++)
        {
            long type = types.GetInt64(i);
            if (type is < 0 or > ByteType) throw _metadata.Fault($"token {i} has the unknown type {type}.");
            if (type == ByteType && !IsByteName(_tokens.GetUtf8(i)))
                throw _metadata.Fault($"token {i} is said to be a byte, but its text is not of the form <0xHH>.");
        }
    }

    private void CheckLength(string key, GgufValue array)
    {
        if (array.Count != _tokens.Count) throw _metadata.Fault($"'{key}' has {array.Count} elements for {_tokens.Count} tokens.");
    }

    private static bool IsByteName(ReadOnlySpan<byte> utf8) =>
        utf8.Length == 6 && utf8.StartsWith("<0x"u8) && utf8[5] == '>'
        && char.IsAsciiHexDigit((char)utf8[3]) && char.IsAsciiHexDigit((char)utf8[4]);

    private void CheckSpecialTokens()
    {
        foreach (string name in _switches) _ = _metadata.Boolean($"tokenizer.ggml.{name}");
        foreach (string name in _specialTokens)
        {
            long? id = _metadata.UInt32($"tokenizer.ggml.{name}_token_id");
            if (id >= _tokens.Count)
                throw _metadata.Fault($"'tokenizer.ggml.{name}_token_id' is {id}, but there are only {_tokens.Count} tokens.");
        }

        if (!IsBytePair && !IsSentencePiece) return;
        string pre = IsBytePair ? _metadata.Text(GgufKeys.PreTokenizer) ?? "" : "";
        CheckAdded("bos", IsSentencePiece || _kind == "gemma4" || PreTokenizers.AddBeginning.Contains(pre));
        CheckAdded("eos", absent: false);
    }

    /// <summary>llama.cpp asserts that the token exists when it is to be put before or after every text.</summary>
    private void CheckAdded(string name, bool absent)
    {
        bool isAdded = _metadata.Boolean($"tokenizer.ggml.add_{name}_token") ?? absent;
        if (isAdded && _metadata.UInt32($"tokenizer.ggml.{name}_token_id") is null)
        {
            throw _metadata.Fault(
                $"its tokenizer adds the {name} token to every text, but 'tokenizer.ggml.{name}_token_id' is missing; convert the model anew.");
        }
    }

    private void CheckMerges()
    {
        GgufValue? merges = _metadata.Array(GgufKeys.Merges, GgufValueType.Text);
        if (merges is null)
        {
            if (_metadata.Text(GgufKeys.PreTokenizer) != "kimi-k2")
                throw _metadata.Fault($"'{GgufKeys.Merges}' is missing; convert the model anew.");
            return;
        }

        for (int i = 0; i < merges.Count; i++)
        {
            ReadOnlySpan<byte> merge = merges.GetUtf8(i);
            int space = merge.Length > 1 ? merge[1..].IndexOf((byte)' ') + 1 : 0;
            if (space == 0 || space == merge.Length - 1) throw _metadata.Fault($"merge {i} is not two parts with a blank between them.");
        }
    }

    /// <summary>Text that has no token is spelled out in bytes; one that has no token either ends the process.</summary>
    private void CheckBytes()
    {
        for (int i = 0; i <= byte.MaxValue; i++)
        {
            if (!_texts.Contains($"<0x{i:X2}>") && !(i is > 0 and < 128 && _texts.Contains(((char)i).ToString())))
            {
                throw _metadata.Fault(
                    $"its vocabulary has no token <0x{i:X2}>, so not every text can be turned into tokens; convert the model anew.");
            }
        }
    }

    /// <summary>llama.cpp sets attributes of four tokens when a model calls itself Phi-3, and fails when one is missing.</summary>
    private void CheckNamedTokens()
    {
        string name = _metadata.Text(GgufKeys.Name) ?? "";
        if (!name.Contains("phi-3", StringComparison.OrdinalIgnoreCase) && !name.Contains("phi3", StringComparison.OrdinalIgnoreCase))
            return;
        foreach (string token in (ReadOnlySpan<string>)["</s>", "<unk>", "<s>", "<|endoftext|>"])
        {
            if (!_texts.Contains(token))
                throw _metadata.Fault($"it calls itself '{name}', but its vocabulary lacks the token '{token}' of Phi-3.");
        }
    }
}
