namespace Quorum.LlamaCpp;

/// <summary>How the keys and values of evaluated tokens are stored.</summary>
public enum KvCacheType
{
    /// <summary>16 bits a number: 128 KiB a token for DeepSeek-R1-Distill-Llama-8B.</summary>
    F16,

    /// <summary>
    /// 8.5 bits a number, in blocks of 32 with one scale: 68 KiB a token for DeepSeek-R1-Distill-Llama-8B, so almost twice as many tokens fit, at
    /// a small cost in precision. It needs flash attention, and heads whose size is a multiple of 32.
    /// </summary>
    Q8_0,
}
