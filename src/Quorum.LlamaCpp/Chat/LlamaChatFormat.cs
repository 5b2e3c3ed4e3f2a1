namespace Quorum.LlamaCpp;

/// <summary>How a family of reasoning models writes conversations.</summary>
public enum LlamaChatFormat
{
    /// <summary>
    /// DeepSeek-R1 and its distilled models, on Llama as well as on Qwen: <c>&lt;｜User｜&gt;</c> and <c>&lt;｜Assistant｜&gt;</c> before the turns.
    /// </summary>
    DeepSeekR1,

    /// <summary>
    /// ChatML with reasoning, as Qwen 3 and QwQ write it: every turn between <c>&lt;|im_start|&gt;</c> and <c>&lt;|im_end|&gt;</c>, tools in the
    /// manner of Hermes.
    /// </summary>
    ChatMl,
}
