namespace Quorum.LlamaCpp.Engine;

/// <summary>The room that drawing a token needs; sequences that draw one after the other share it.</summary>
internal sealed class SamplerScratch(int vocabularySize)
{
    public float[] Weights { get; } = new float[vocabularySize];

    public float[] Logits { get; } = new float[vocabularySize];

    public List<Candidate> Candidates { get; } = new(vocabularySize);

    public List<Candidate> Near { get; } = [];
}
