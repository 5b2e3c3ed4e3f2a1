namespace Quorum;

internal sealed partial class AnswerReader
{
    private static bool IsSetOperator(NotationToken token) => token.Is("∪") || token.Is("∩") || token.Is("∖")
        || (token.IsWord && token.Text is "U" or "union" or "except");

    /// <summary>Reads unions, intersections and differences of intervals and finite sets, from left to right.</summary>
    private Reading? ReadRegion(int start, int end)
    {
        if ((Has(AnswerSigns.SetOperator) ? FindTop(start, end, IsSetOperator) : -1) is var at && (at <= start || at == end - 1))
            return end - start > 1 ? null : _tokens[start].Is("ℝ") ? RealSet.All.ToReading() : _tokens[start].Is("∅") ? Reading.Empty : null;

        RealSet? region = ReadOperand(start, at);
        while (region is not null && at < end)
        {
            int next = FindTop(at + 1, end, IsSetOperator);
            next = next < 0 ? end : next;
            RealSet? operand = ReadOperand(at + 1, next);
            region = operand is null ? null : _tokens[at].Text switch
            {
                "∪" or "U" or "union" => region.Union(operand),
                "∩" => region.Intersect(operand),
                _ => region.Except(operand),
            };
            at = next;
        }

        return region?.ToReading();
    }

    private RealSet? ReadOperand(int start, int end)
    {
        if (start >= end)
            return null;

        if (end - start == 1 && _tokens[start].Text is "ℝ" or "R" or "∅")
            return _tokens[start].Is("∅") ? RealSet.Empty : RealSet.All;

        if (ReadInterval(start, end, pairs: true) is { } interval)
            return interval;

        if (ReadElement(start, end) is not { } reading)
            return null;

        if (reading.Region is { } region)
            return region;

        IEnumerable<Reading> points = reading.Elements.Length > 0 ? reading.Elements : [reading];
        RealSet? all = RealSet.Empty;
        foreach (Reading point in points)
            all = Endpoint.Of(point) is { } value ? all?.Union(RealSet.Point(value)) : null;

        return all;
    }

    /// <summary>Reads an interval: [2, 7), ]2, 7[. A pair in round brackets is one only if an end is infinite, or where pairs count.</summary>
    private RealSet? ReadInterval(int start, int end, bool pairs)
    {
        NotationToken open = _tokens[start];
        NotationToken close = _tokens[end - 1];
        bool reversed = open.Is("]") || close.Is("[");
        if (end - start < 5 || !(open.Is("(") || open.Is("[") || open.Is("]")) || !(close.Is(")") || close.Is("]") || close.Is("["))
            || (!reversed && _brackets.PartnerOf(start) != end - 1))
        {
            return null;
        }

        int comma = FindTop(start + 1, end - 1, token => token.Is(",") || token.Is(";"));
        if (comma < 0 || FindTop(comma + 1, end - 1, token => token.Is(",") || token.Is(";")) >= 0
            || ReadExpression(start + 1, comma) is not { } low || ReadExpression(comma + 1, end - 1) is not { } high
            || Endpoint.Of(low) is not { } from || Endpoint.Of(high) is not { } to)
        {
            return null;
        }

        bool round = open.Is("(") && close.Is(")");
        if ((round && !pairs && !from.IsInfinite && !to.IsInfinite) || from.CompareTo(to) > 0)
            return null;

        return RealSet.Interval(from, open.Is("["), to, close.Is("]"));
    }
}
