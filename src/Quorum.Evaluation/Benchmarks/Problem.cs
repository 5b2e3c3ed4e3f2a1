namespace Quorum.Evaluation;

/// <summary>One problem of a benchmark, ready to be put to a model.</summary>
public sealed record Problem
{
    /// <summary>Gets what names the problem within its benchmark, as published where the publisher numbers them.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the problem as published, without instructions; the options of a choice are part of it.</summary>
    public required string Question { get; init; }

    /// <summary>Gets what is put to the model: the question and how it is to be answered.</summary>
    public required string Prompt { get; init; }

    /// <summary>Gets what a right chain has to give.</summary>
    public required Expected Expected { get; init; }

    /// <summary>Gets the subject, as published; <see langword="null"/> if the benchmark has none.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the level of difficulty, as published; <see langword="null"/> if the benchmark has none.</summary>
    public string? Level { get; init; }
}
