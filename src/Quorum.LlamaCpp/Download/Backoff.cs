using System.Net.Http.Headers;

namespace Quorum.LlamaCpp.Download;

/// <summary>How long to wait before the next attempt: twice as long each time, shuffled so that many clients do not come back at once.</summary>
internal static class Backoff
{
    /// <summary>The longest pause that a server may ask for; more than that is left to the user.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_most = TimeSpan.FromMinutes(1);

    public static TimeSpan Delay(int attempt, TimeSpan? asked, double shuffle)
    {
        var doubled = Math.Min(s_most.TotalSeconds, s_first.TotalSeconds * Math.Pow(2, Math.Min(attempt, 16) - 1));
        var own = TimeSpan.FromSeconds(doubled * (0.5 + (shuffle / 2)));
        return asked > own ? asked.Value : own;
    }

    /// <summary>What the server asks for in <c>Retry-After</c>, as seconds or as a date.</summary>
    public static TimeSpan? Asked(RetryConditionHeaderValue? retryAfter, DateTimeOffset now)
    {
        var asked = retryAfter?.Delta ?? retryAfter?.Date - now;
        return asked > TimeSpan.Zero ? asked : null;
    }
}
