namespace Quorum;

/// <summary>The evidence, vote by vote, that one answer is what the model gives most often, and no other as often.</summary>
/// <remarks>
/// <para>
/// For every answer b, a gambler bets against "b is a mode: no answer is more frequent". Before each vote the gambler picks the answer a
/// that leads, and if it is ahead of b, bets that a vote for one of the two is for a, with the probability q ≥ ½ of <see cref="ModeBet"/>:
/// a vote for a multiplies the capital by 2q, one for b by 2(1 − q), any other vote leaves it. If b is a mode, then p(a) ≤ p(b), so the
/// expected factor is at most 1 whatever a is, and the pick depends on earlier votes alone. So the capital is a nonnegative supermartingale, and
/// the probability that it ever reaches 1/α is at most α (Ville's inequality).
/// </para>
/// <para>
/// For every pair b and c, of which c appeared later, another bets against "both are modes": while b leads, on b against c; while c leads, on c
/// against b; else on the leader against c. That is fair for the same reason.
/// </para>
/// <para>
/// An answer is certified as the only mode once the capital against every other answer and that against every pair have reached 1/α, each at
/// some time, answers never seen included. If there is one mode and another answer is certified, the capital against that mode has reached 1/α.
/// If there are several modes and any answer is certified, the capital against two of them, fixed beforehand, has. In either case it is one
/// process that must have done so: the error is at most α for any number of answers, any number of looks and an answer chosen from the
/// same votes, without a factor for any of them.
/// </para>
/// <para>
/// What is left to choose is the bet, and with it the speed, not the level; <see cref="ModeBet"/> tells which it is. The bet on a predictable
/// pair is that of the martingale majority certificate (Cordero-Encinar and Duncan 2025, arXiv 2510.17472), the combination over the rivals
/// that of intersection-union tests, and the bound that of Ville (1939).
/// </para>
/// </remarks>
internal sealed class ModeCertificate
{
    // The answers by first appearance; the last entry stands for every answer never seen.
    private readonly Answer[] _answers;
    private readonly int[] _counts;
    private readonly Capital[] _against;
    private readonly bool[] _hasLed;

    // Until c leads, the capital against b and c is that against c; so a pair is kept from then on.
    private readonly List<Pair> _pairs = [];
    private readonly double[] _gains;
    private int _leader = -1;

    private ModeCertificate(Answer[] answers)
    {
        _answers = answers;
        _counts = new int[answers.Length + 1];
        _against = new Capital[_counts.Length];
        _hasLed = new bool[_counts.Length];
        _gains = new double[_counts.Length];
    }

    public static ModeCertificate Of(VoteCount votes)
    {
        AnswerGroup[] groups = [.. votes.Groups.OrderBy(group => group.Members[0])];
        int[] samples = [.. groups.SelectMany(group => group.Members)];
        int[] labels = [.. groups.SelectMany((group, label) => Enumerable.Repeat(label, group.Votes))];
        Array.Sort(samples, labels);
        var certificate = new ModeCertificate(Array.ConvertAll(groups, group => group.Answer));
        foreach (int label in labels)
            certificate.Add(label);

        return certificate;
    }

    /// <summary>The least of the evidence needed to certify the given answer, at most the largest finite number.</summary>
    public double EValue(Answer answer)
    {
        double least = _pairs.Count > 0 ? _pairs.Min(pair => pair.Capital.Highest) : double.PositiveInfinity;
        for (int i = 0; i < _against.Length; i++)
        {
            bool isItsOwn = i < _answers.Length && _answers[i].Equals(answer) && _hasLed[i];
            if (!isItsOwn)
                least = Math.Min(least, _against[i].Highest);
        }

        return Math.Min(Math.Exp(least), double.MaxValue);
    }

    private void Add(int label)
    {
        Array.Clear(_gains);
        if (_leader >= 0)
            Bet(label);

        for (int i = 0; i < _against.Length; i++)
            _against[i] = _against[i].Plus(_gains[i]);

        for (int i = 0; i < _pairs.Count; i++)
        {
            Pair pair = _pairs[i];
            _pairs[i] = pair with { Capital = pair.Capital.Plus(_gains[_leader == pair.Later ? pair.Earlier : pair.Later]) };
        }

        _counts[label]++;
        if (_leader < 0 || _counts[label] > _counts[_leader])
            Lead(label);
    }

    private void Bet(int label)
    {
        int lead = _counts[_leader];
        if (label != _leader && _counts[label] < lead)
            _gains[label] = Math.Log(2 * (1 - ModeBet.OnLeader(lead, _counts[label])));

        for (int rival = 0; label == _leader && rival < _counts.Length; rival++)
        {
            if (_counts[rival] < lead)
                _gains[rival] = Math.Log(2 * ModeBet.OnLeader(lead, _counts[rival]));
        }
    }

    private void Lead(int label)
    {
        _leader = label;
        if (_hasLed[label])
            return;

        _hasLed[label] = true;
        for (int earlier = 0; earlier < label; earlier++)
            _pairs.Add(new(earlier, label, _against[label]));
    }

    private readonly record struct Pair(int Earlier, int Later, Capital Capital);

    /// <summary>The logarithm of a capital that began as 1, and its highest so far.</summary>
    private readonly record struct Capital(double Now, double Highest)
    {
        public Capital Plus(double gain) => new(Now + gain, Math.Max(Highest, Now + gain));
    }
}
