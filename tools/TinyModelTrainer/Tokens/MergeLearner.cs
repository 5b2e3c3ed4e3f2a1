using System.Text;

namespace TinyModelTrainer.Tokens;

/// <summary>Learns merges by byte pair encoding (Sennrich et al. 2016): the most frequent pair of neighbours becomes a token, again and again.</summary>
public static class MergeLearner
{
    private static readonly string s_space = ByteSymbols.Of((byte)' ').ToString();

    /// <summary>Learns from texts; the same texts give the same merges.</summary>
    /// <param name="texts">What the model will read and write. A digit is merged with a space before it at most, so that digits stay single.</param>
    /// <param name="letters">Letters of two bytes that become tokens first, so that rare words of their alphabet cost a token a letter.</param>
    /// <param name="count">Most merges to learn beyond the letters.</param>
    /// <param name="leastFrequent">A pair that is rarer than this is not merged.</param>
    public static Vocabulary Learn(IEnumerable<string> texts, string letters, int count, int leastFrequent)
    {
        var frequencies = new Dictionary<string, int>();
        foreach (var word in texts.SelectMany(Tokenizer.Words))
            frequencies[word] = frequencies.GetValueOrDefault(word) + 1;
        var words = frequencies.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (Symbols: Tokenizer.ToSymbols(entry.Key), Count: entry.Value)).ToArray();

        var merges = new StringBuilder();
        foreach (var letter in letters)
        {
            var symbols = Tokenizer.ToSymbols(letter.ToString());
            if (symbols.Count == 2)
                Add(symbols[0], symbols[1]);
        }

        for (var merge = 0; merge < count; merge++)
        {
            var pairs = new Dictionary<(string, string), int>();
            foreach (var (symbols, frequency) in words)
            {
                for (var i = 0; i + 1 < symbols.Count; i++)
                {
                    if (!HasDigit(symbols[i]) && (!HasDigit(symbols[i + 1]) || symbols[i] == s_space))
                        pairs[(symbols[i], symbols[i + 1])] = pairs.GetValueOrDefault((symbols[i], symbols[i + 1])) + frequency;
                }
            }

            var ((left, right), most) = pairs
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key.Item1 + pair.Key.Item2, StringComparer.Ordinal)
                .FirstOrDefault();
            if (most < leastFrequent)
                break;

            Add(left, right);
        }

        return Vocabulary.Parse(merges.ToString());

        void Add(string left, string right)
        {
            merges.Append(left).Append(' ').Append(right).Append('\n');
            foreach (var (symbols, _) in words)
                Tokenizer.Merge(symbols, left, right);
        }
    }

    private static bool HasDigit(string symbol) => symbol.Any(char.IsAsciiDigit);
}
