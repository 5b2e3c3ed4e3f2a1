using FsCheck.Xunit;

namespace Quorum.Tests.Consensus;

public class SampleSeedsTests
{
    [Property]
    public void Derive_any_base_gives_distinct_seeds_that_every_backend_accepts(long seedBase)
    {
        long[] seeds = SampleSeeds.Derive(seedBase, 1024);

        Assert.Equal(1024, seeds.Distinct().Count());
        Assert.All(seeds, seed => Assert.InRange(seed, 1, int.MaxValue - 1));
    }

    [Property]
    public void Derive_more_samples_begin_with_the_same_seeds(long seedBase) =>
        Assert.Equal(SampleSeeds.Derive(seedBase, 8), SampleSeeds.Derive(seedBase, 64)[..8]);

    [Fact]
    public void Derive_neighbouring_bases_share_no_seeds()
    {
        long[] seeds = [.. Enumerable.Range(0, 16).SelectMany(seedBase => SampleSeeds.Derive(seedBase, 64))];
        Assert.Equal(seeds.Length, seeds.Distinct().Count());
    }

    [Fact]
    public void Derive_is_SplitMix64_cut_to_its_upper_bits() =>
        Assert.Equal([(long)(0xE220A8397B1DCDAFul >> 33), (long)(0x6E789E6AA1B965F4ul >> 33)], SampleSeeds.Derive(0, 2));
}
