using Quorum.LlamaCpp.Gguf;

namespace Quorum.Cli.Models;

/// <summary>What the metadata and the tensor table say about a model. Values of a wrong type are left out; the faults name them.</summary>
internal sealed class ModelSummary(GgufFile file)
{
    private readonly string _architecture = Text(file, "general.architecture") ?? "";

    public string Name => Text(file, "general.name") ?? Path.GetFileNameWithoutExtension(file.Path);

    public string Architecture => _architecture;

    public string? SizeLabel => Text(file, "general.size_label");

    public long Parameters => file.ParameterCount;

    public long Bytes => file.Tensors.Sum(tensor => tensor.Length);

    public double BitsPerWeight => 8.0 * Bytes / Math.Max(1, Parameters);

    public int Version => file.Version;

    public IReadOnlyList<string> Parts => file.Parts;

    public int TensorCount => file.Tensors.Count;

    public long? Layers => Number("block_count");

    public long? Context => Number("context_length");

    public long? Embedding => Number("embedding_length");

    public long? Heads => Number("attention.head_count");

    public long? KeyValueHeads => Number("attention.head_count_kv");

    public string? Tokenizer => Text(file, "tokenizer.ggml.model") is { } kind
        ? $"{kind}{(Text(file, "tokenizer.ggml.pre") is { } pre ? $" ({pre})" : "")}"
        : null;

    public int Tokens => file.Metadata.GetValueOrDefault("tokenizer.ggml.tokens")?.Count ?? 0;

    public int? ChatTemplateLength => Text(file, "tokenizer.chat_template")?.Length;

    /// <summary>Whose turns the chat template marks, by the marks themselves.</summary>
    public string ChatFormat => Text(file, "tokenizer.chat_template") switch
    {
        null => "none",
        var template when template.Contains("<｜User｜>", StringComparison.Ordinal) => "DeepSeek",
        var template when template.Contains("<|im_start|>", StringComparison.Ordinal) => "ChatML",
        var template when template.Contains("<|start_header_id|>", StringComparison.Ordinal) => "Llama 3",
        _ => "another",
    };

    /// <summary>The ids of the tokens that open and close the reasoning; null when the vocabulary has none.</summary>
    public (int Open, int Close)? Thinking => Find("<think>") is { } open && Find("</think>") is { } close ? (open, close) : null;

    /// <summary>How many tensors and bytes are stored in each type, the most bytes first.</summary>
    public IReadOnlyList<(GgufTensorType Type, int Tensors, long Bytes)> Quantisation =>
    [
        .. file.Tensors.GroupBy(tensor => tensor.Type)
            .Select(group => (group.Key, group.Count(), group.Sum(tensor => tensor.Length)))
            .OrderByDescending(group => group.Item3),
    ];

    /// <summary>Who made it, from what, and on which terms, as far as the file says.</summary>
    public IReadOnlyList<(string Key, string Value)> Provenance =>
    [
        .. file.Metadata
            .Where(entry => entry.Value is { Type: GgufValueType.Text, IsArray: false } && IsProvenance(entry.Key))
            .Select(entry => (entry.Key["general.".Length..], entry.Value.GetString())),
    ];

    /// <summary>Whether enough is legible to say what the file is.</summary>
    public static bool CanRead(GgufFile file) => Text(file, "general.architecture") is not null;

    private static bool IsProvenance(string key) =>
        key.StartsWith("general.license", StringComparison.Ordinal) || key.StartsWith("general.base_model", StringComparison.Ordinal)
        || key is "general.author" or "general.organization" or "general.quantized_by" or "general.url" or "general.source.url" or "general.repo_url";

    private static string? Text(GgufFile file, string key) =>
        file.Metadata.GetValueOrDefault(key) is { Type: GgufValueType.Text, IsArray: false } value && value.GetString() is { Length: > 0 } text ? text : null;

    private long? Number(string key) =>
        file.Metadata.GetValueOrDefault($"{_architecture}.{key}") is { Type: GgufValueType.U32 or GgufValueType.I32, Count: > 0 } value ? value.GetInt64() : null;

    private int? Find(string token)
    {
        if (file.Metadata.GetValueOrDefault("tokenizer.ggml.tokens") is not { Type: GgufValueType.Text } tokens)
            return null;

        // Special tokens come last.
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            if (tokens.GetString(i) == token)
                return i;
        }

        return null;
    }
}
