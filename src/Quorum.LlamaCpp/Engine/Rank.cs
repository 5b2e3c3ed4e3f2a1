namespace Quorum.LlamaCpp.Engine;

/// <summary>Where a sequence stands in the order of service: by priority, among equals by turn, then by arrival. The least comes first.</summary>
/// <param name="Priority">The request's priority.</param>
/// <param name="Turn">The round of service that the sequence belongs to; see <see cref="WaitingLine"/>.</param>
/// <param name="Arrival">The number of the request, unique to it.</param>
internal readonly record struct Rank(GenerationPriority Priority, long Turn, long Arrival) : IComparable<Rank>
{
    public static bool operator <(Rank left, Rank right) => left.CompareTo(right) < 0;

    public static bool operator >(Rank left, Rank right) => left.CompareTo(right) > 0;

    public int CompareTo(Rank other)
    {
        // As numbers: enumerations compare as objects, and this happens for every token.
        var order = ((int)other.Priority).CompareTo((int)Priority);
        if (order == 0)
            order = Turn.CompareTo(other.Turn);
        return order != 0 ? order : Arrival.CompareTo(other.Arrival);
    }
}
