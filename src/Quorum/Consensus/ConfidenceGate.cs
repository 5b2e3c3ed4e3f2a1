namespace Quorum;

/// <summary>Tells running samples when their confidence is too low, as soon as the warm-up has shown how much is needed.</summary>
internal sealed class ConfidenceGate(ConfidenceOptions? options)
{
    private readonly int _warmUp = options is { TerminateOnline: true } ? options.WarmUp : int.MaxValue;

    // Boxed, so that it is written and read whole; null until the threshold is known.
    private volatile object? _threshold;

    public ConfidenceThreshold? Threshold
    {
        get => (ConfidenceThreshold?)_threshold;
        set => _threshold = value;
    }

    public bool Closes(int index, ConfidenceMeter meter) =>
        index >= _warmUp && _threshold is ConfidenceThreshold threshold && meter.IsBelow(threshold);
}
