using System.Collections.Immutable;

namespace TinyModelTrainer.Tokens;

/// <summary>All tokens and the merges that make words of bytes.</summary>
public sealed class Vocabulary
{
    // Everything the model reads or writes, as the words of the GPT-2 splitting rule; digits stay single.
    private static readonly string[] s_words =
    [
        "What", " is", "Compute", "Calculate", "Evaluate", "Divide", " by", " with", " remainder",
        "Please", " reason", " step", " and", " put", " your", " final", " answer", " within", "boxed",
        "Now", "Next", "So", "ones", "tens", "hundreds", "thousands", " +", " -", " *", " /", " =", " (", " \\", " ?", "×", " ×", "÷", " ÷", " R",
    ];

    private Vocabulary(ImmutableArray<string> tokens, ImmutableArray<(string Left, string Right)> merges)
    {
        Tokens = tokens;
        Merges = merges;
    }

    /// <summary>The texts of the tokens by id, in byte symbols: first the marks, then the bytes, then the merged.</summary>
    public ImmutableArray<string> Tokens { get; }

    /// <summary>The merges, the most urgent first.</summary>
    public ImmutableArray<(string Left, string Right)> Merges { get; }

    /// <summary>Learns merges by byte pair encoding until every word is one token (Sennrich et al. 2016); always the same.</summary>
    public static Vocabulary Create()
    {
        var tokens = SpecialToken.Texts.Concat(Enumerable.Range(0, 256).Select(value => ByteSymbols.Of((byte)value).ToString())).ToList();
        var merges = ImmutableArray.CreateBuilder<(string, string)>();
        var words = s_words.Select(Tokenizer.ToSymbols).ToArray();
        while (words.Any(word => word.Count > 1))
        {
            var (left, right) = words.SelectMany(word => word.Zip(word.Skip(1)))
                .GroupBy(pair => pair)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key.First, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Second, StringComparer.Ordinal)
                .First().Key;
            merges.Add((left, right));
            tokens.Add(left + right);
            foreach (var word in words)
                Tokenizer.Merge(word, left, right);
        }

        return new Vocabulary([.. tokens], merges.ToImmutable());
    }
}
