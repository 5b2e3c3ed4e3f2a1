using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Measures the confidence of one chain while its tokens arrive.</summary>
/// <remarks>
/// A token costs constant time. The memory is one group, and four bytes for each further token. Members are not thread-safe: one meter belongs
/// to one sample.
/// </remarks>
public sealed class ConfidenceMeter
{
    // Far beyond any context; it only bounds what an endless stream can take.
    internal const int MostGroups = 1 << 20;

    // The negative mean log-probability of tokens is never below 0. The upper bound keeps one absurd value from drowning all others in the sums.
    private const double Highest = 1e6;

    private readonly Func<ChatResponseUpdate, double?>? _readToken;
    private readonly Queue<double> _group = new();
    private readonly List<float> _groupMeans = [];
    private double _groupSum;
    private double _lowestGroup = double.PositiveInfinity;
    private double _sum;
    private double _selfCertaintySum;
    private long _selfCertaintyCount;
    private long _outputTokens;

    /// <summary>Makes a meter that has measured nothing yet.</summary>
    /// <param name="options">The size of a group and how tokens are read; later changes do not count.</param>
    public ConfidenceMeter(ConfidenceOptions? options = null)
    {
        options ??= new ConfidenceOptions();
        GroupSize = options.GroupSize;
        _readToken = options.ReadToken;
    }

    /// <summary>Gets the number of tokens in a group.</summary>
    public int GroupSize { get; }

    /// <summary>Gets the number of tokens measured.</summary>
    public long Tokens { get; private set; }

    /// <summary>Gets the mean over the last <see cref="GroupSize"/> tokens, or <see langword="null"/> as long as there are fewer.</summary>
    public double? CurrentGroup => _group.Count == GroupSize ? _groupSum / GroupSize : null;

    /// <summary>Measures a streamed update. One that carries no confidence is passed over.</summary>
    /// <param name="update">The update.</param>
    /// <returns>Whether it was measured.</returns>
    public bool Add(ChatResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        _outputTokens += update.Contents.OfType<UsageContent>().Sum(usage => usage.Details.OutputTokenCount ?? 0);
        double? confidence = _readToken is null ? UpdateConfidence.Read(update, ConfidenceOptions.TokenConfidenceProperty) : _readToken(update);
        return confidence is { } value && Add(value, UpdateConfidence.Read(update, ConfidenceOptions.SelfCertaintyProperty));
    }

    /// <summary>Measures a token.</summary>
    /// <param name="confidence">Its confidence. The token is passed over unless this is from 0 to 1,000,000.</param>
    /// <param name="selfCertainty">Its self-certainty, if it is known; passed over unless it is in the same range.</param>
    /// <returns>Whether it was measured.</returns>
    public bool Add(double confidence, double? selfCertainty = null)
    {
        if (confidence is not (>= 0 and <= Highest))
            return false;

        Tokens++;
        _sum += confidence;
        if (selfCertainty is >= 0 and <= Highest)
        {
            _selfCertaintySum += selfCertainty.Value;
            _selfCertaintyCount++;
        }

        if (_group.Count == GroupSize)
            _groupSum -= _group.Dequeue();

        _group.Enqueue(confidence);
        _groupSum += confidence;
        if (CurrentGroup is { } mean)
        {
            _lowestGroup = Math.Min(_lowestGroup, mean);
            if (_groupMeans.Count < MostGroups)
                _groupMeans.Add((float)mean);
        }

        return true;
    }

    /// <summary>Tells whether the chain may be cut short: a whole group has been measured, and the current one is below the threshold.</summary>
    /// <param name="threshold">The threshold.</param>
    /// <returns>Whether it is below.</returns>
    public bool IsBelow(ConfidenceThreshold threshold) => CurrentGroup < threshold.Value;

    /// <summary>Sums up what was measured so far.</summary>
    /// <returns>
    /// The confidence of the chain; <see langword="null"/> if no token was measured, or, unless the options say how tokens are read, fewer than
    /// half of those that the updates report as usage.
    /// </returns>
    public ChainConfidence? ToChainConfidence()
    {
        // Updates that were merged, as those from a cache are, carry the confidence of one token for all.
        bool isPartial = _readToken is null && Tokens < _outputTokens / 2;
        if (Tokens == 0 || isPartial)
            return null;

        double mean = _sum / Tokens;
        return new ChainConfidence
        {
            Tokens = Tokens,
            Mean = mean,
            LowestGroup = _groupMeans.Count > 0 ? _lowestGroup : mean,
            BottomTenPercent = _groupMeans.Count > 0 ? MeanOfLowestTenth() : mean,
            Tail = _groupSum / _group.Count,
            SelfCertainty = _selfCertaintyCount > 0 ? _selfCertaintySum / _selfCertaintyCount : null,
        };
    }

    private double MeanOfLowestTenth()
    {
        float[] sorted = [.. _groupMeans];
        Array.Sort(sorted);
        double sum = 0;
        int count = Math.Max(1, sorted.Length / 10);
        foreach (float mean in sorted.AsSpan(0, count))
            sum += mean;

        // The means are kept in single precision, so the mean of several may be rounded below the lowest.
        return Math.Max(_lowestGroup, sum / count);
    }
}
