namespace Quorum;

/// <summary>Why a consensus abstained.</summary>
/// <param name="Reason">The split and what is missing, in one sentence for a person.</param>
/// <param name="FurtherSamples">About how many further samples it would take if the split stays as it is; <see langword="null"/> if no number would do.</param>
public sealed record Abstention(string Reason, int? FurtherSamples);
