using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Sums what requests cost.</summary>
internal static class ChainUsage
{
    /// <summary>The usage of chains. One for which nothing was reported counts with its tokens as output and an unknown input.</summary>
    public static UsageDetails Sum(IEnumerable<Chain> chains)
    {
        var sum = new UsageDetails();
        foreach (Chain chain in chains)
            sum.Add(chain.Usage ?? Drawn(chain.TokensDrawn));

        return sum;
    }

    /// <summary>The usage of a request and of the one that rescued it; <see langword="null"/> if neither reported any.</summary>
    public static UsageDetails? Sum(ReplyText reply, ReplyText rescue)
    {
        if (reply.Usage is null && rescue.Usage is null)
            return null;

        var sum = new UsageDetails();
        sum.Add(reply.Usage ?? Drawn(reply.TokensDrawn));
        sum.Add(rescue.Usage ?? Drawn(rescue.TokensDrawn));
        return sum;
    }

    /// <summary>The sum of what is known; <see langword="null"/> if nothing is.</summary>
    public static UsageDetails? Sum(IEnumerable<UsageDetails?> usages)
    {
        UsageDetails? sum = null;
        foreach (UsageDetails usage in usages.OfType<UsageDetails>())
            (sum ??= new UsageDetails()).Add(usage);

        return sum;
    }

    private static UsageDetails Drawn(long tokens) => new() { OutputTokenCount = tokens, TotalTokenCount = tokens };
}
