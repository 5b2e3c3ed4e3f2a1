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

        cells.Release(first, from: 0);
        Assert.Equal(4, cells.Used);

        cells.Release(second, from: 0);
        Assert.Equal((0, 8), (cells.Used, cells.Free));
    }

    [Fact]
    public void Held_cells_are_used_while_a_branch_shares_them_and_free_when_nobody_holds_them()
    {
        var cells = new KvCells(8);
        List<int> held = [], live = [];
        for (var i = 0; i < 5; i++)
            cells.Take(held);
        cells.Hold(held);
        Assert.Equal((0, 5, 3), (cells.Used, cells.Held, cells.Free));

        cells.Share(held, live, 2);
        Assert.Equal((2, 3, 3), (cells.Used, cells.Held, cells.Free));

        cells.Release(held, from: 0, isHeld: true);
        Assert.Equal((2, 0, 6), (cells.Used, cells.Held, cells.Free));

        cells.Release(live, from: 0);
        Assert.Equal((0, 0, 8), (cells.Used, cells.Held, cells.Free));
    }
}
