namespace Quorum.Samples;

/// <summary>What the command line of every agent asks for.</summary>
internal record AgentOptions
{
    /// <summary>The GGUF file; null for the embedded model.</summary>
    public string? ModelPath { get; init; }

    public required int Samples { get; init; }

    public float? Temperature { get; init; }

    public float? TopP { get; init; }

    public long? Seed { get; init; }

    /// <summary>The most tokens a sample may draw, reasoning included; null for as many as the context holds.</summary>
    public int? MaxTokens { get; init; }

    public bool Json { get; init; }

    /// <summary>Where an HTML report goes; null for none.</summary>
    public string? ReportPath { get; init; }
}
