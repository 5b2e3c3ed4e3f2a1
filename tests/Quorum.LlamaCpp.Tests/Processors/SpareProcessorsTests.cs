using Microsoft.Extensions.Time.Testing;
using Quorum.LlamaCpp.Processors;

namespace Quorum.LlamaCpp.Tests.Processors;

/// <summary>A machine of four processors whose statistics the test writes; the process may use the first three.</summary>
public sealed class SpareProcessorsTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly FakeTimeProvider _time = new();
    private readonly double[] _idle = new double[4];
    private readonly SpareProcessors _spare;
    private double _own;

    public SpareProcessorsTests()
    {
        WriteStatistics();
        _spare = new SpareProcessors(new ProcessorSet([0, 1, 2], 3), _path, _time, () => TimeSpan.FromSeconds(_own));
    }

    public void Dispose()
    {
        _spare.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public void CountFor_before_anything_is_measured_is_all() => Assert.Equal(3, _spare.CountFor(3));

    [Theory]
    [InlineData(0, 0, 0, 2.9, 3)]
    [InlineData(0, 1, 1, 0.9, 3)]
    [InlineData(0, 0, 0, 2.3, 2)]
    [InlineData(0.1, 0, 0, 1.4, 1)]
    [InlineData(0, 0, 0, 0.2, 1)]
    public void CountFor_is_what_the_process_takes_and_what_is_idle(double idle0, double idle1, double idle2, double own, int expected)
    {
        Pass(seconds: 1, [idle0, idle1, idle2, 1], own);

        Assert.Equal(expected, _spare.CountFor(3));
    }

    [Fact]
    public void CountFor_is_no_more_than_what_is_asked_for()
    {
        Pass(seconds: 1, [1, 1, 1, 1], own: 0);

        Assert.Equal(2, _spare.CountFor(2));
    }

    [Fact]
    public void CountFor_follows_what_others_do()
    {
        Pass(seconds: 1, [0, 0, 0, 1], own: 1.5);
        Assert.Equal(1, _spare.CountFor(3));

        Pass(seconds: 1, [0, 1, 1, 1], own: 1);
        Assert.Equal(3, _spare.CountFor(3));
    }

    [Fact]
    public void CountFor_keeps_to_what_it_knows_for_a_fifth_of_a_second()
    {
        Pass(seconds: 1, [1, 1, 1, 1], own: 0);
        Assert.Equal(3, _spare.CountFor(3));

        Pass(seconds: 0.1, [0, 0, 0, 0], own: 0.1);
        Assert.Equal(3, _spare.CountFor(3));

        Pass(seconds: 0.1, [0, 0, 0, 0], own: 0.1);
        Assert.Equal(1, _spare.CountFor(3));
    }

    [Fact]
    public void CountFor_where_the_system_tells_nothing_is_all()
    {
        using var spare = new SpareProcessors(new ProcessorSet([], 3), _path + ".none", _time, () => TimeSpan.Zero);
        Pass(seconds: 1, [0, 0, 0, 0], own: 0);

        Assert.Equal(3, spare.CountFor(3));
    }

    private void Pass(double seconds, double[] idle, double own)
    {
        for (var i = 0; i < idle.Length; i++)
            _idle[i] += idle[i];
        _own += own;
        _time.Advance(TimeSpan.FromSeconds(seconds));
        WriteStatistics();
    }

    // Half of what is idle waits for a disk.
    private void WriteStatistics()
    {
        var lines = _idle.Select((idle, id) => $"cpu{id} 1000 20 300 {50 * idle:F0} {50 * idle:F0} 0 9 8 0 0");
        File.WriteAllText(_path, $"cpu  9 9 9 9 9 9 9 9 0 0\n{string.Join('\n', lines)}\nintr 12345 0 0\nctxt 99\n");
    }
}
