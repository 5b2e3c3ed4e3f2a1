namespace Quorum.LlamaCpp.Gguf;

/// <summary>The metadata keys that every model has in common.</summary>
internal static class GgufKeys
{
    public const string Alignment = "general.alignment";
    public const string Architecture = "general.architecture";
    public const string Name = "general.name";
    public const string FileType = "general.file_type";
    public const string SplitCount = "split.count";
    public const string SplitNumber = "split.no";
    public const string SplitTensors = "split.tensors.count";
    public const string TokenizerModel = "tokenizer.ggml.model";
    public const string PreTokenizer = "tokenizer.ggml.pre";
    public const string Tokens = "tokenizer.ggml.tokens";
    public const string TokenTypes = "tokenizer.ggml.token_type";
    public const string Scores = "tokenizer.ggml.scores";
    public const string Merges = "tokenizer.ggml.merges";
    public const string ChatTemplate = "tokenizer.chat_template";
}
