namespace Quorum;

/// <summary>Never stops early.</summary>
internal sealed class FixedCountRule : IStoppingRule
{
    public string Name => "fixed-count";

    public StoppingVerdict Judge(Standing standing) =>
        new(Stop: false, UsesArrived: false, $"All {standing.SampleCount} samples are drawn, whatever they say.");
}
