using Quorum.LlamaCpp.Download;

namespace Quorum.LlamaCpp.Tests.Download;

public sealed class RangeSetTests
{
    [Fact]
    public void Add_any_ranges_leaves_exactly_the_other_bytes_missing()
    {
        const int length = 40;
        var random = new Random(1);
        for (int round = 0; round < 2000; round++)
        {
            var set = new RangeSet();
            bool[] expected = new bool[length];
            for (int i = random.Next(12); i > 0; i--)
            {
                int start = random.Next(length);
                int end = random.Next(start, length + 1);
                set.Add(new(start, end));
                expected.AsSpan(start, end - start).Fill(true);
            }

            bool[] actual = [.. Enumerable.Repeat(true, length)];
            foreach (ByteRange missing in set.Missing(length)) actual.AsSpan((int)missing.Start, (int)missing.Length).Clear();

            Assert.Equal(expected, actual);
            Assert.Equal(expected.Count(there => there), set.Length);
            Assert.All(set.Ranges.Zip(set.Ranges.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
        }
    }

    [Fact]
    public void Split_gives_pieces_that_follow_each_other() =>
        Assert.Equal([new(5, 15), new(15, 25), new(25, 28)], new ByteRange(5, 28).Split(10));
}
