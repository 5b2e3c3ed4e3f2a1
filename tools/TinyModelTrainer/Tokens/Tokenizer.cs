using System.Text;
using System.Text.RegularExpressions;

namespace TinyModelTrainer.Tokens;

/// <summary>Byte-level BPE with the GPT-2 splitting rule, as llama.cpp applies it for <c>tokenizer.ggml.pre = gpt-2</c>.</summary>
public sealed partial class Tokenizer
{
    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<(string, string), int> _ranks;
    private readonly Dictionary<string, int[]> _words = [];
    private readonly Dictionary<char, byte> _bytes = Enumerable.Range(0, 256).ToDictionary(value => ByteSymbols.Of((byte)value), value => (byte)value);

    /// <summary>A tokenizer over <paramref name="vocabulary"/>. Not safe for use by several threads at once.</summary>
    public Tokenizer(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _ids = vocabulary.Tokens.Select((text, id) => (text, id)).ToDictionary(token => token.text, token => token.id);
        _ranks = vocabulary.Merges.Select((merge, rank) => (merge, rank)).ToDictionary(entry => entry.merge, entry => entry.rank);
    }

    /// <summary>The tokens of a text; marks of the chat format in the text become their own tokens.</summary>
    public List<int> Encode(string text)
    {
        var ids = new List<int>();
        foreach (var part in MarkPattern().Split(text))
        {
            if (_ids.TryGetValue(part, out var mark) && mark < SpecialToken.Texts.Count)
            {
                ids.Add(mark);
                continue;
            }

            foreach (var word in WordsOf(part))
                ids.AddRange(EncodeWord(word));
        }

        return ids;
    }

    /// <summary>The text of tokens, marks included.</summary>
    public string Decode(IEnumerable<int> ids)
    {
        var bytes = new List<byte>();
        foreach (var id in ids)
        {
            var token = _vocabulary.Tokens[id];
            bytes.AddRange(id < SpecialToken.Texts.Count ? Encoding.UTF8.GetBytes(token) : token.Select(symbol => _bytes[symbol]));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>The words of a text, within which merges happen; marks of the chat format are left out.</summary>
    internal static IEnumerable<string> Words(string text) => MarkPattern().Split(text).Where(part => !SpecialToken.Texts.Contains(part)).SelectMany(WordsOf);

    /// <summary>A text as one symbol per byte.</summary>
    internal static List<string> ToSymbols(string text) => [.. Encoding.UTF8.GetBytes(text).Select(value => ByteSymbols.Of(value).ToString())];

    /// <summary>Joins every neighbouring pair of <paramref name="left"/> and <paramref name="right"/>, from the left.</summary>
    internal static void Merge(List<string> symbols, string left, string right)
    {
        for (var i = 0; i + 1 < symbols.Count; i++)
        {
            if (symbols[i] != left || symbols[i + 1] != right)
                continue;
            symbols[i] = left + right;
            symbols.RemoveAt(i + 1);
        }
    }

    private int[] EncodeWord(string word)
    {
        if (_words.TryGetValue(word, out var known))
            return known;

        var symbols = ToSymbols(word);
        while (symbols.Count > 1)
        {
            var (left, right) = symbols.Zip(symbols.Skip(1)).MinBy(pair => _ranks.GetValueOrDefault(pair, int.MaxValue));
            if (!_ranks.ContainsKey((left, right)))
                break;
            Merge(symbols, left, right);
        }

        return _words[word] = [.. symbols.Select(symbol => _ids[symbol])];
    }

    private static IEnumerable<string> WordsOf(string text) => WordPattern().Matches(text).Select(match => match.Value);

    [GeneratedRegex("(<｜(?:begin▁of▁sentence|end▁of▁sentence|▁pad▁|User|Assistant|tool▁(?:calls|call|outputs|output)▁(?:begin|end)|tool▁sep)｜>|</?think>)")]
    private static partial Regex MarkPattern();

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex WordPattern();
}
