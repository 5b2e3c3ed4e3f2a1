namespace Quorum;

/// <summary>Why sampling ended.</summary>
/// <param name="Rule">The name of the stopping rule.</param>
/// <param name="IsEarly">Whether the rule ended it before all samples were drawn.</param>
/// <param name="Explanation">Why, in one sentence for a person.</param>
public sealed record StopReason(string Rule, bool IsEarly, string Explanation)
{
    /// <summary>Gets the name of the rule that ended it early, of several combined the one that did; <see langword="null"/> if none ended it early.</summary>
    public string? StoppedBy { get; init; }
}
