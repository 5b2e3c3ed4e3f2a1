namespace Quorum;

/// <summary>Decides whether more samples are needed. Implementations are pure functions of the standing and thread-safe.</summary>
public interface IStoppingRule
{
    /// <summary>Gets the name of the rule, such as "majority-locked".</summary>
    string Name { get; }

    /// <summary>Judges how the votes stand.</summary>
    /// <param name="standing">The votes.</param>
    /// <returns>Whether to stop, why, and with what certainty.</returns>
    StoppingVerdict Judge(Standing standing);
}
