using Microsoft.Extensions.AI;

namespace Quorum.Code.Programs;

/// <summary>What one sample came to.</summary>
internal sealed record DrawnProgram
{
    /// <summary>The reasoning of the last turn.</summary>
    public required string Reasoning { get; init; }

    /// <summary>The text of the last turn.</summary>
    public required string Text { get; init; }

    /// <summary>What all turns cost; <see langword="null"/> if that is not known.</summary>
    public required UsageDetails? Usage { get; init; }

    /// <summary>The program; <see langword="null"/> if the text has none.</summary>
    public required SourceProgram? Program { get; init; }

    /// <summary>Why the program has no vote; <see langword="null"/> if it has one.</summary>
    public required ProgramFailure? Failure { get; init; }

    /// <summary>How often it was asked for a corrected program.</summary>
    public required int Repairs { get; init; }

    /// <summary>What verification found about the reasoning; <see langword="null"/> if there is no program.</summary>
    public ChainVerification? Verification { get; init; }
}
