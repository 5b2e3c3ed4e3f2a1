using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Engine;

/// <summary>The room that drawing a token needs; sequences that draw one after the other share it.</summary>
internal sealed class SamplerScratch(int vocabularySize)
{
    public float[] Weights { get; } = new float[vocabularySize];

    public float[] Logits { get; } = new float[vocabularySize];

    /// <summary>All tokens, for a grammar to choose from; few outputs have one.</summary>
    public LlamaTokenData[] Candidates => field ??= new LlamaTokenData[vocabularySize];

    public float[] NarrowWeights { get; } = new float[TokenField.NarrowSize];

    public int[] NarrowTokens { get; } = new int[TokenField.NarrowSize];
}
