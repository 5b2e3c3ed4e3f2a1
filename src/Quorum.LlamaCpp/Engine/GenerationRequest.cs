namespace Quorum.LlamaCpp;

/// <summary>One generation that the engine is asked for.</summary>
public sealed record GenerationRequest
{
    /// <summary>Gets the prompt as token ids; at least one.</summary>
    public required IReadOnlyList<int> Prompt { get; init; }

    /// <summary>Gets how tokens are drawn.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>
    /// Gets the most tokens to draw, at least 1. <see langword="null"/>, the default, goes on until the context is full, and a greater
    /// number than fits ends there as well.
    /// </summary>
    public int? MaxTokens
    {
        get;
        init
        {
            if (value is { } count)
                ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(MaxTokens));
            field = value;
        }
    }

    /// <summary>Gets the texts that end the generation when they appear in the output. They are not part of it.</summary>
    public IReadOnlyList<string> StopStrings { get; init; } = [];

    /// <summary>
    /// Gets a value indicating whether <see cref="GeneratedToken.Confidence"/> and <see cref="GeneratedToken.SelfCertainty"/> are measured. The
    /// default is <see langword="false"/>.
    /// </summary>
    public bool MeasuresConfidence { get; init; }

    /// <summary>Gets how urgent the request is. The default is <see cref="GenerationPriority.Normal"/>.</summary>
    public GenerationPriority Priority { get; init; }

    /// <summary>Gets the opening of the output and its bounds. <see langword="null"/>, the default, draws the whole output freely.</summary>
    public OutputOpening? Opening { get; init; }

    /// <summary>
    /// Gets the grammar that the output has to follow, after its <see cref="Opening"/> if it has one: GBNF, llama.cpp's notation, with a rule
    /// <c>root</c>. Control tokens never follow it, but for
    /// <see cref="TextTokens"/>. <see langword="null"/>, the default, for none.
    /// </summary>
    public string? Grammar { get; init; }

    /// <summary>Gets the control tokens that are text of the output all the same, written out; usually none is. None by default.</summary>
    public IReadOnlyList<int> TextTokens { get; init; } = [];
}
