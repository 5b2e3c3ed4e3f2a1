using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Chat;

/// <summary>Small random models with the special tokens of other families, each of its own architecture.</summary>
internal static class ChatModels
{
    private const int Control = 3;
    private const int UserDefined = 4;

    private static readonly (string Text, int Type)[] s_chatMl =
    [
        ("<|endoftext|>", Control), ("<|im_start|>", Control), ("<|im_end|>", Control), ("<think>", UserDefined), ("</think>", UserDefined),
        ("<tool_call>", UserDefined), ("</tool_call>", UserDefined), ("<tool_response>", UserDefined), ("</tool_response>", UserDefined),
    ];

    private static readonly (string Text, int Type)[] s_deepSeekTools =
    [
        ("<｜tool▁calls▁begin｜>", Control), ("<｜tool▁calls▁end｜>", Control), ("<｜tool▁call▁begin｜>", Control), ("<｜tool▁call▁end｜>", Control), ("<｜tool▁sep｜>", Control),
    ];

    /// <summary>A model like Qwen 3: ChatML that reasons.</summary>
    public static LlamaModel Qwen3(string? template = "<|im_start|>user") => Load(Qwen3Architecture(WithTokens(s_chatMl, template)));

    /// <summary>A model like Qwen 2.5: ChatML without reasoning.</summary>
    public static LlamaModel Qwen25() => Load(Qwen2Architecture(WithTokens(s_chatMl.Where(token => !token.Text.Contains("think", StringComparison.Ordinal)), "<|im_start|>")));

    /// <summary>A model like DeepSeek-R1-Distill-Qwen.</summary>
    public static LlamaModel DistilledQwen() => Load(Qwen2Architecture(WithTokens([], "<｜User｜>", hasChatTokens: true)));

    /// <summary>A model like DeepSeek-R1-0528-Qwen3-8B, in which the tags of tools are control tokens.</summary>
    public static LlamaModel DistilledQwen3() => Load(Qwen3Architecture(WithTokens(s_deepSeekTools, "<｜User｜>", hasChatTokens: true)));

    /// <summary>A model with the tokens of both formats.</summary>
    public static LlamaModel Both(string? template) => Load(WithTokens(s_chatMl.Take(3), template, hasChatTokens: true));

    private static EditableModel WithTokens(IEnumerable<(string Text, int Type)> special, string? template, bool hasChatTokens = false)
    {
        // Special tokens take the places of filler words.
        var model = new EditableModel(RandomModelFixture.Shape with { HasChatTokens = hasChatTokens }, GgufTensorType.F32);
        var tokens = model.Strings("tokenizer.ggml.tokens").ToArray();
        var types = Enumerable.Range(0, tokens.Length).Select(token => token < tokens.Length - 6 ? 1 : token < tokens.Length - 2 ? Control : UserDefined).ToArray();
        foreach (var (i, (text, type)) in special.Index())
            (tokens[256 + i], types[256 + i]) = (text, type);

        model.Set(writer => writer.Add("tokenizer.ggml.tokens", tokens).Add("tokenizer.ggml.token_type", types));
        if (tokens[256] == "<|endoftext|>" && !hasChatTokens)
            model.Set(writer => writer.Add("tokenizer.ggml.bos_token_id", 256u).Add("tokenizer.ggml.eos_token_id", 258u).Add("tokenizer.ggml.padding_token_id", 256u).Add("tokenizer.ggml.add_bos_token", false));
        return template is null ? model : model.Set(writer => writer.Add("tokenizer.chat_template", template));
    }

    private static EditableModel Qwen2Architecture(EditableModel model)
    {
        model.SetArchitecture("qwen2");
        foreach (var layer in new[] { 0, 1 })
        {
            model.SetTensor($"blk.{layer}.attn_q.bias", GgufTensorType.F32, 64).SetTensor($"blk.{layer}.attn_k.bias", GgufTensorType.F32, 32)
                .SetTensor($"blk.{layer}.attn_v.bias", GgufTensorType.F32, 32);
        }

        return model;
    }

    private static EditableModel Qwen3Architecture(EditableModel model)
    {
        model.SetArchitecture("qwen3");
        foreach (var layer in new[] { 0, 1 })
            model.SetTensor($"blk.{layer}.attn_q_norm.weight", GgufTensorType.F32, 16).SetTensor($"blk.{layer}.attn_k_norm.weight", GgufTensorType.F32, 16);
        return model;
    }

    private static LlamaModel Load(EditableModel model)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, model.ToBytes());
            return LlamaModel.Load(path, new LlamaModelOptions { UseMemoryMap = false });
        }
        finally
        {
            File.Delete(path);
        }
    }
}
