using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class KvCellsTests
{
    [Fact]
    public void Shared_cells_are_free_when_their_last_owner_goes()
    {
        var cells = new KvCells(8);
        List<int> first = [], second = [];
        for (var i = 0; i < 5; i++)
            cells.Take(first);
        cells.Share(first, second, 3);
        cells.Take(second);
        Assert.Equal(6, cells.Used);

        cells.Release(first);
        Assert.Equal(4, cells.Used);

        cells.Release(second);
        Assert.Equal((0, 8), (cells.Used, cells.Free));
    }
}
