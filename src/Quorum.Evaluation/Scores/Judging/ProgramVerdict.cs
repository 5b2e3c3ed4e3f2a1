namespace Quorum.Evaluation;

/// <summary>What came of a program.</summary>
/// <param name="Behaviour">The same text for programs that do the same; <see langword="null"/> if it is no program of its language.</param>
/// <param name="IsRefuted">Whether it fails an example of the question, or all inputs; <see langword="null"/> if there was nothing to try it on.</param>
/// <param name="Passed">Whether it passes all tests.</param>
/// <param name="Failure">Why it does not; for people.</param>
internal sealed record ProgramVerdict(string? Behaviour, bool? IsRefuted, bool Passed, string? Failure);
