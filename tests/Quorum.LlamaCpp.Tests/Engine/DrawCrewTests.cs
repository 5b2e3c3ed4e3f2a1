using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class DrawCrewTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_draws_every_token_of_a_step_once(int threads)
    {
        var drawn = new int[64];
        var crew = new DrawCrew(16, threads, (index, _) => Interlocked.Increment(ref drawn[index]));
        var random = new Random(1);

        // Steps follow each other so fast that helpers come late to many of them.
        for (var step = 0; step < 20_000; step++)
        {
            var count = random.Next(drawn.Length + 1);
            Array.Clear(drawn);
            crew.Run(count);

            Assert.Equal(count, drawn.Sum());
            Assert.All(drawn.Take(count), times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void Run_gives_no_scratch_to_two_draws_at_a_time()
    {
        var inUse = new HashSet<SamplerScratch>();
        var crew = new DrawCrew(16, threads: 4, (_, scratch) =>
        {
            lock (inUse)
                Assert.True(inUse.Add(scratch));
            Thread.Yield();
            lock (inUse)
                inUse.Remove(scratch);
        });

        for (var step = 0; step < 2000; step++)
            crew.Run(9);

        Assert.Empty(inUse);
    }

    [Fact]
    public void Run_allocates_nothing()
    {
        var crew = new DrawCrew(16, threads: 1, static (_, _) => { });
        crew.Run(64);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 100; step++)
            crew.Run(64);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
