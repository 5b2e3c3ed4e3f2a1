namespace Quorum;

/// <summary>The weights of votes.</summary>
/// <param name="Values">A weight of at least 0 for each chain, in the order of the chains; <see langword="null"/> for a chain that is sorted out.</param>
/// <param name="Note">What a reader of the count should know; <see langword="null"/> if nothing.</param>
internal readonly record struct Weights(double?[] Values, string? Note = null)
{
    /// <summary>One for each chain.</summary>
    public static Weights Plain(int count, string? note = null) => new([.. Enumerable.Repeat<double?>(1, count)], note);
}

/// <summary>Weighs the chains that vote.</summary>
internal delegate Weights Weigh(IReadOnlyList<Chain> chains);
