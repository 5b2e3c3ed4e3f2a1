using Quorum.Code;

namespace CodingAgent;

/// <summary>What is asked of the coding agent beside what is asked of every agent.</summary>
internal sealed record CodingOptions
{
    /// <summary>What the program has to do.</summary>
    public required string Description { get; init; }

    /// <summary>The language; null for the one that the description names, or else C#.</summary>
    public CodeLanguage? Language { get; init; }

    /// <summary>A file with given examples; null for none.</summary>
    public string? TestsPath { get; init; }

    /// <summary>How often a failing program is given its failure back.</summary>
    public int? Repairs { get; init; }

    /// <summary>How often the model is asked for tests of its own.</summary>
    public int? ProposedTests { get; init; }

    /// <summary>Whether programs may be run without a sandbox where there is none.</summary>
    public bool AllowUnisolated { get; init; }
}
