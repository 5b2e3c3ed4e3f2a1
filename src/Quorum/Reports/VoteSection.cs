namespace Quorum;

/// <summary>The groups as bars, and what became of the chains that do not vote.</summary>
internal static class VoteSection
{
    private static readonly Standpoint[] s_withoutVote =
    [
        Standpoint.Refuted, Standpoint.LowConfidence, Standpoint.NoAnswer, Standpoint.Truncated, Standpoint.Failed, Standpoint.Surplus,
        Standpoint.NotNeeded,
    ];

    public static void Write(HtmlWriter html, ConsensusResult result)
    {
        ILookup<Standpoint, ChainVote> chains = ChainVote.Of(result).ToLookup(chain => chain.Standpoint);
        html.Write($"""
            <section class="votes" aria-labelledby="votes-title">
            <h2 id="votes-title">{ReportWords.Votes}</h2>
            <p class="hint">{(IsRefuted(result) ? ReportWords.RefutedHint : ReportWords.VotesHint)}</p>

            """);
        WriteGroups(html, result);
        WriteRescued(html, chains[Standpoint.Rescued], result.SampleCount);
        WriteOthers(html, chains, result);
        html.Write($"</section>\n");
    }

    private static void WriteGroups(HtmlWriter html, ConsensusResult result)
    {
        bool isRefuted = IsRefuted(result);
        double total = result.Groups.Sum(group => group.Weight);
        html.Write($"<ul class=\"bars groups\">\n");
        foreach (AnswerGroup group in result.Groups)
        {
            double share = total > 0 ? group.Weight / total : 0;
            string votes = isRefuted ? ReportWords.OfRefuted(group.Votes, share) : ReportWords.OfVotes(ReportWords.VotesOf(group.Votes, group.Weight), share);
            WriteBar(html, group == result.Decision ? "group won" : isRefuted ? "group refuted" : "group", group.Answer.Display, votes, share, [.. group.Members]);
        }

        html.Write($"</ul>\n");
    }

    private static void WriteRescued(HtmlWriter html, IEnumerable<ChainVote> rescued, int chains)
    {
        if (!rescued.Any())
            return;

        html.Write($"<h3>{ReportWords.RescuedVotes}</h3>\n<ul class=\"bars rescued\">\n");
        foreach (IGrouping<Answer?, ChainVote> group in rescued.GroupBy(chain => chain.Vote!.Answer).OrderByDescending(group => group.Count()))
            WriteBar(html, "group", group.Key?.Display ?? ReportWords.NoAnswer, ReportWords.VotesOf(group.Count(), group.Count()), (double)group.Count() / chains, Indices(group));

        html.Write($"</ul>\n");
    }

    private static void WriteOthers(HtmlWriter html, ILookup<Standpoint, ChainVote> chains, ConsensusResult result)
    {
        // Where all are refuted, the bars above are these chains.
        int notStarted = result.SampleCount - result.Chains.Count;
        Standpoint[] others = [.. s_withoutVote.Where(chains.Contains).Where(standpoint => standpoint != Standpoint.Refuted || !IsRefuted(result))];
        if (notStarted == 0 && others.Length == 0)
            return;

        html.Write($"<h3>{ReportWords.Others}</h3>\n<ul class=\"bars others\">\n");
        foreach (Standpoint standpoint in others)
        {
            ChainVote[] members = [.. chains[standpoint]];
            double share = (double)members.Length / result.SampleCount;
            string answers = Answers(members);
            string label = ReportWords.Of(standpoint) + (answers.Length > 0 ? $" ({answers})" : "");
            WriteBar(html, "other", label, ReportWords.OfChains(members.Length, share), share, Indices(members));
        }

        if (notStarted > 0)
        {
            double share = (double)notStarted / result.SampleCount;
            WriteBar(html, "other", ReportWords.NotStarted, ReportWords.OfSamples(notStarted, share), share, []);
        }

        html.Write($"</ul>\n");
    }

    private static void WriteBar(HtmlWriter html, string kind, string label, string votes, double share, int[] members)
    {
        html.Write($"""
            <li class="{kind}"><div class="label"><bdi class="name">{label}</bdi> <span class="count">{votes}</span></div>
            <div class="track" aria-hidden="true"><div class="bar" style="width:{ReportNumbers.Place(share * 100)}%"></div></div>

            """);
        if (members.Length > 0)
            WriteLinks(html, members);

        html.Write($"</li>\n");
    }

    private static void WriteLinks(HtmlWriter html, int[] members)
    {
        html.Write($"<details class=\"members\"><summary>{ReportWords.ChainLinks(members.Length)}</summary><p>");
        foreach (int member in members)
            html.Write($"<a href=\"#chain-{member}\">{member}</a> ");

        html.Write($"</p></details>");
    }

    private static bool IsRefuted(ConsensusResult result) => result.Abstention?.Cause == AbstentionCause.Refuted;

    private static int[] Indices(IEnumerable<ChainVote> chains) => [.. chains.Select(chain => chain.Chain.Index)];

    // What a chain would have voted for is half of the story of a vote that it lost.
    private static string Answers(IEnumerable<ChainVote> chains) => string.Join(", ", chains
        .Where(chain => chain.Chain.Answer is not null)
        .GroupBy(chain => chain.Chain.Answer!)
        .Select(group => $"{group.Key.Display} × {ReportNumbers.Count(group.Count())}"));
}
