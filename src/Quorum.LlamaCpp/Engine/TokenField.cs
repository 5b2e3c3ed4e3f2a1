namespace Quorum.LlamaCpp.Engine;

/// <summary>The weights that are drawn from, in the order of their tokens: at first all of them, later those that may be left by a cut.</summary>
internal ref struct TokenField
{
    // Enough room for what any but a very flat distribution leaves.
    public const int NarrowSize = 8192;

    private const int BlockSize = 1024;

    private readonly Span<float> _narrowWeights;
    private readonly Span<int> _narrowTokens;
    private ReadOnlySpan<int> _tokens;

    /// <param name="weights">The weights of all tokens.</param>
    /// <param name="scratch">Room for a narrower field.</param>
    public TokenField(ReadOnlySpan<float> weights, SamplerScratch scratch)
    {
        Weights = weights;
        _narrowWeights = scratch.NarrowWeights;
        _narrowTokens = scratch.NarrowTokens;
    }

    public ReadOnlySpan<float> Weights { get; private set; }

    /// <summary>Leaves only the weights from a least one on, if they are few and the field is not narrow yet.</summary>
    /// <param name="least">The least weight.</param>
    /// <param name="count">How many there are.</param>
    public void TryNarrow(float least, int count)
    {
        if (!_tokens.IsEmpty || count > NarrowSize)
            return;

        count = TokenWeights.Gather(Weights, least, float.PositiveInfinity, _narrowTokens);
        for (var i = 0; i < count; i++)
            _narrowWeights[i] = Weights[_narrowTokens[i]];
        Weights = _narrowWeights[..count];
        _tokens = _narrowTokens[..count];
    }

    /// <summary>Lists the tokens whose weights are in <c>[low, high)</c>, as far as there is room, and tells how many there are.</summary>
    public readonly int Gather(float low, float high, Span<Candidate> candidates)
    {
        Span<int> indices = candidates.Length <= BlockSize ? stackalloc int[candidates.Length] : new int[candidates.Length];
        var count = TokenWeights.Gather(Weights, low, high, indices);
        for (var i = 0; i < count; i++)
            candidates[i] = new Candidate(TokenAt(indices[i]), Weights[indices[i]]);
        return count;
    }

    /// <summary>The mass of a token and all that are heavier.</summary>
    public readonly double MassFrom(Candidate lightest)
    {
        var first = Weights[..CountUpTo(lightest.Token)];
        var second = Weights[first.Length..];
        return TokenWeights.From(first, lightest.Weight).Mass + TokenWeights.From(second, MathF.BitIncrement(lightest.Weight)).Mass;
    }

    /// <summary>
    /// Draws one of a token and all that are heavier. They are taken in the order of their ids, not of their weights: rounding may swap two of
    /// almost equal weight, and must not swap what is drawn with them.
    /// </summary>
    /// <param name="lightest">The lightest token that may be drawn.</param>
    /// <param name="share">Where in their mass to draw, from 0 up to 1.</param>
    public readonly int Draw(Candidate lightest, double share)
    {
        var first = Weights[..CountUpTo(lightest.Token)];
        var second = Weights[first.Length..];
        var above = MathF.BitIncrement(lightest.Weight);
        Span<double> masses = stackalloc double[Blocks(first) + Blocks(second)];
        SumBlocks(first, lightest.Weight, masses);
        SumBlocks(second, above, masses[Blocks(first)..]);
        var target = share * Sum(masses);

        var block = 0;
        var lastFilled = 0;
        for (; block < masses.Length; block++)
        {
            if (masses[block] > 0)
                lastFilled = block;
            if (target < masses[block])
                break;
            target -= masses[block];
        }

        // Rounding can put the target past the last block.
        block = Math.Min(block, lastFilled);
        return block < Blocks(first)
            ? TokenAt(DrawFrom(first, block, lightest.Weight, target))
            : TokenAt(first.Length + DrawFrom(second, block - Blocks(first), above, target));
    }

    private static int Blocks(ReadOnlySpan<float> weights) => (weights.Length + BlockSize - 1) / BlockSize;

    private static ReadOnlySpan<float> Block(ReadOnlySpan<float> weights, int block) =>
        weights.Slice(block * BlockSize, Math.Min(BlockSize, weights.Length - (block * BlockSize)));

    private static void SumBlocks(ReadOnlySpan<float> weights, float least, Span<double> masses)
    {
        for (var block = 0; block < Blocks(weights); block++)
            masses[block] = TokenWeights.From(Block(weights, block), least).Mass;
    }

    private static double Sum(ReadOnlySpan<double> masses)
    {
        var sum = 0.0;
        foreach (var mass in masses)
            sum += mass;
        return sum;
    }

    private static int DrawFrom(ReadOnlySpan<float> weights, int block, float least, double target)
    {
        var start = block * BlockSize;
        var drawn = start;
        var part = Block(weights, block);
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] < least)
                continue;

            drawn = start + i;
            target -= part[i];
            if (target < 0)
                break;
        }

        return drawn;
    }

    // Up to the lightest token others of its weight count, past it they do not.
    private readonly int CountUpTo(int token)
    {
        if (_tokens.IsEmpty)
            return (int)Math.Min(token + 1L, Weights.Length);

        var index = _tokens.BinarySearch(token);
        return index >= 0 ? index + 1 : ~index;
    }

    private readonly int TokenAt(int index) => _tokens.IsEmpty ? index : _tokens[index];
}
