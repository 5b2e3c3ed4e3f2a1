namespace Quorum;

/// <summary>The seeds of the samples, derived from one number.</summary>
internal static class SampleSeeds
{
    /// <summary>
    /// The first distinct values of SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators"), started at
    /// the base and cut to its upper 31 bits. 0 and 2³¹ − 1 are left out, since some backends read them as "choose one". So every
    /// backend accepts every seed, no two samples share one, and more samples from the same base begin with the same seeds.
    /// </summary>
    public static long[] Derive(long seedBase, int count)
    {
        var seeds = new List<long>(count);
        var seen = new HashSet<long> { 0, int.MaxValue };
        ulong state = unchecked((ulong)seedBase);
        while (seeds.Count < count)
        {
            long seed = (long)(Next(ref state) >> 33);
            if (seen.Add(seed))
                seeds.Add(seed);
        }

        return [.. seeds];
    }

    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
