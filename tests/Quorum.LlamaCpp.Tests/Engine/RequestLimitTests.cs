using Microsoft.Extensions.Time.Testing;
using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class RequestLimitTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Enter_beyond_the_limit_is_refused_until_one_leaves()
    {
        var limit = new RequestLimit(2, _time);
        limit.Enter();
        limit.Enter();

        var busy = Assert.Throws<EngineBusyException>(limit.Enter);
        limit.Leave();
        limit.Enter();

        Assert.Contains("2 requests", busy.Message, StringComparison.Ordinal);
        Assert.Contains("MaxRequests", busy.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RetryAfter_is_the_mean_time_between_the_ends_of_requests()
    {
        var limit = new RequestLimit(3, _time);
        for (var i = 0; i < 3; i++)
            limit.Enter();
        for (var i = 0; i < 4; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            limit.Leave();
            limit.Enter();
        }

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.FromSeconds(22.0 / 4), Assert.Throws<EngineBusyException>(limit.Enter).RetryAfter);
    }

    [Fact]
    public void RetryAfter_where_none_has_ended_yet_is_as_long_as_they_have_taken()
    {
        var limit = new RequestLimit(1, _time);
        limit.Enter();
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Throws<EngineBusyException>(limit.Enter).RetryAfter);
    }

    [Fact]
    public void RetryAfter_knows_nothing_of_the_time_before_the_engine_was_idle()
    {
        var limit = new RequestLimit(1, _time);
        limit.Enter();
        _time.Advance(TimeSpan.FromMinutes(1));
        limit.Leave();
        _time.Advance(TimeSpan.FromHours(1));
        limit.Enter();
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.FromSeconds(3), Assert.Throws<EngineBusyException>(limit.Enter).RetryAfter);
    }
}
