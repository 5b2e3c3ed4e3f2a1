namespace Quorum;

/// <summary>An interval of the real line that is not empty.</summary>
internal readonly record struct RealPiece(Endpoint Low, bool IncludesLow, Endpoint High, bool IncludesHigh)
{
    public bool IsPoint => Low.Key == High.Key;

    public bool IsEmpty => Low.CompareTo(High) is var order && (order > 0 || (order == 0 && !(IncludesLow && IncludesHigh)));

    public override string ToString() => $"{(IncludesLow ? '[' : '(')}{Low.Key};{High.Key}{(IncludesHigh ? ']' : ')')}";
}
