namespace Quorum.Cli.Models;

/// <summary>Everything that is said about a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Summary">What it is; null when it cannot be read that far.</param>
/// <param name="Memory">What it takes; null when it cannot be loaded.</param>
/// <param name="Hashes">The SHA-256 of each part; null when not asked for.</param>
/// <param name="Faults">What is wrong with it.</param>
internal sealed record ModelReport(string Path, ModelSummary? Summary, MemoryPlan? Memory, IReadOnlyList<string>? Hashes, IReadOnlyList<string> Faults);
