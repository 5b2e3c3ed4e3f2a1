namespace Quorum.Evaluation.Tests.Scores;

/// <summary>The evidence that the leading answer is the only mode, played through from its definition: every gambler by itself, with every vote.</summary>
/// <remarks>
/// One gambler bets against "b is a mode" for each answer b, one against "both are modes" for each two answers, and one of each kind for an answer
/// that is never seen. The evidence is the least that any of them has ever had whose hypothesis contradicts the leader's being the only mode.
/// </remarks>
internal static class Gamblers
{
    private const string Unseen = "";
    private static readonly Dictionary<(int Leader, int Rival), double> s_bets = [];

    public static double EValue(List<string> votes)
    {
        if (votes.Count == 0)
            return 0;

        string[] answers = [.. votes.Distinct(), Unseen];
        string leading = answers.MaxBy(answer => votes.Count(vote => vote == answer))!;
        double least = answers.Where(answer => answer != leading).Min(answer => Highest(votes, leader => (leader, answer)));
        for (int later = 1; later < answers.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                (string one, string other) = (answers[earlier], answers[later]);
                least = Math.Min(least, Highest(votes, leader => leader == one ? (one, other) : leader == other ? (other, one) : (leader, other)));
            }
        }

        return least;
    }

    /// <summary>The most that a gambler has ever had who bets on one of two answers, depending on who leads.</summary>
    private static double Highest(List<string> votes, Func<string, (string On, string Against)> choose)
    {
        var counts = new Dictionary<string, int> { [Unseen] = 0 };
        string? leader = null;
        double capital = 1, highest = 1;
        for (int i = 0; i < votes.Count; i++)
        {
            if (leader is not null && choose(leader) is var (on, against) && on != against && counts.GetValueOrDefault(on) is var s && counts.GetValueOrDefault(against) is var f && f < s)
                capital *= votes[i] == on ? 2 * OnLeader(s, f) : votes[i] == against ? 2 * (1 - OnLeader(s, f)) : 1;

            highest = Math.Max(highest, capital);
            counts[votes[i]] = counts.GetValueOrDefault(votes[i]) + 1;
            if (leader is null || counts[votes[i]] > counts[leader])
                leader = votes[i];
        }

        return highest;
    }

    // The prior on the leader's share q of the two answers' votes: 1 with the probability 1/5, else the density 8(q - 1/2) on (1/2, 1].
    private static double OnLeader(int leader, int rival)
    {
        lock (s_bets)
            return s_bets.TryGetValue((leader, rival), out double known) ? known : s_bets[(leader, rival)] = Mean(leader + 1, rival) / Mean(leader, rival);
    }

    /// <summary>The prior's mean of q to the power of the one count times 1 - q to that of the other, by Simpson's rule.</summary>
    private static double Mean(int leader, int rival)
    {
        const int Panels = 4_000;
        double sum = 0;
        for (int i = 0; i <= Panels; i++)
        {
            double q = 0.5 + (0.5 * i / Panels);
            sum += (i is 0 or Panels ? 1 : i % 2 == 1 ? 4 : 2) * 8 * (q - 0.5) * Math.Pow(q, leader) * Math.Pow(1 - q, rival);
        }

        return (0.8 * sum * 0.5 / Panels / 3) + (rival == 0 ? 0.2 : 0);
    }
}
