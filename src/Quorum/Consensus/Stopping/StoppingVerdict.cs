namespace Quorum;

/// <summary>What a stopping rule says.</summary>
/// <param name="Stop">Whether no more samples are needed.</param>
/// <param name="UsesArrived">
/// Whether the votes of all samples that have arrived count; otherwise only those in sample order, and the rest are surplus.
/// </param>
/// <param name="Reason">Why, in one sentence for a person.</param>
/// <param name="Certainty">What the rule certifies about the leading answer; <see langword="null"/> if nothing.</param>
public sealed record StoppingVerdict(bool Stop, bool UsesArrived, string Reason, Certainty? Certainty = null)
{
    /// <summary>Gets the name of the rule that speaks, where it is one of several combined; <see langword="null"/> if it is the rule asked.</summary>
    public string? Rule { get; init; }
}
