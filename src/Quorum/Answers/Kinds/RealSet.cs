using System.Collections.Immutable;

namespace Quorum;

/// <summary>A part of the real line: finitely many intervals and points, apart from each other and in order.</summary>
internal sealed class RealSet
{
    private readonly ImmutableArray<RealPiece> _pieces;

    private RealSet(ImmutableArray<RealPiece> pieces) => _pieces = pieces;

    public static RealSet Empty { get; } = new([]);

    public static RealSet All { get; } = new([new(Endpoint.NegativeInfinity, false, Endpoint.PositiveInfinity, false)]);

    public bool IsEmpty => _pieces.IsEmpty;

    /// <summary>An interval; empty if its ends are in the wrong order. An infinite end is never included.</summary>
    public static RealSet Interval(Endpoint low, bool includesLow, Endpoint high, bool includesHigh)
    {
        var piece = new RealPiece(low, includesLow && !low.IsInfinite, high, includesHigh && !high.IsInfinite);
        return piece.IsEmpty ? Empty : new([piece]);
    }

    public static RealSet Point(Endpoint point) => new([new(point, true, point, true)]);

    public RealSet Union(RealSet other)
    {
        var merged = ImmutableArray.CreateBuilder<RealPiece>();
        foreach (RealPiece piece in _pieces.Concat(other._pieces).OrderBy(piece => piece.Low.Value).ThenBy(piece => !piece.IncludesLow))
        {
            if (merged.Count > 0 && Touch(merged[^1], piece))
                merged[^1] = Join(merged[^1], piece);
            else
                merged.Add(piece);
        }

        return new(merged.ToImmutable());
    }

    public RealSet Complement()
    {
        var gaps = ImmutableArray.CreateBuilder<RealPiece>();
        Endpoint low = Endpoint.NegativeInfinity;
        bool includesLow = false;
        foreach (RealPiece piece in _pieces)
        {
            var gap = new RealPiece(low, includesLow, piece.Low, !piece.IncludesLow && !piece.Low.IsInfinite);
            if (!gap.IsEmpty)
                gaps.Add(gap);

            low = piece.High;
            includesLow = !piece.IncludesHigh && !piece.High.IsInfinite;
        }

        var last = new RealPiece(low, includesLow, Endpoint.PositiveInfinity, false);
        if (!last.IsEmpty)
            gaps.Add(last);

        return new(gaps.ToImmutable());
    }

    public RealSet Intersect(RealSet other) => Complement().Union(other.Complement()).Complement();

    public RealSet Except(RealSet other) => Intersect(other.Complement());

    /// <summary>The canonical form. Points alone are a set of numbers; an open interval reads like a pair, since it is written like one.</summary>
    public Reading ToReading()
    {
        if (IsEmpty)
            return Reading.Empty;

        if (_pieces.All(piece => piece.IsPoint))
            return Reading.SetOf(_pieces.Select(piece => new Reading(piece.Low.Key, AnswerKind.Number))) with { Region = this };

        string key = _pieces is [{ IncludesLow: false, IncludesHigh: false, Low.IsInfinite: false, High.IsInfinite: false } pair]
            ? $"({pair.Low.Key};{pair.High.Key})"
            : $"real:{string.Join('∪', _pieces)}";
        return new(key, AnswerKind.Interval) { Region = this };
    }

    private static bool Touch(RealPiece left, RealPiece right) =>
        left.High.CompareTo(right.Low) is var order && (order > 0 || (order == 0 && (left.IncludesHigh || right.IncludesLow)));

    private static RealPiece Join(RealPiece left, RealPiece right) => left.High.CompareTo(right.High) switch
    {
        > 0 => left,
        0 => left with { IncludesHigh = left.IncludesHigh || right.IncludesHigh, IncludesLow = left.IncludesLow || (left.Low.Key == right.Low.Key && right.IncludesLow) },
        _ => left with { High = right.High, IncludesHigh = right.IncludesHigh },
    };
}
