namespace Quorum;

/// <summary>What a deliberation decided, and on which chains.</summary>
internal sealed record Ruling
{
    public required IReadOnlyList<AnswerGroup> Groups { get; init; }

    public required IReadOnlyList<Vote> Votes { get; init; }

    public required StopReason Stop { get; init; }

    public required Certainty? Certainty { get; init; }

    public required Abstention? Abstention { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }
}
