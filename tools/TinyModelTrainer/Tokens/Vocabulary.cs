using System.Collections.Immutable;
using System.Reflection;

namespace TinyModelTrainer.Tokens;

/// <summary>All tokens and the merges that make words of bytes.</summary>
public sealed class Vocabulary
{
    private const string ResourceName = "merges.txt";

    private Vocabulary(ImmutableArray<(string Left, string Right)> merges)
    {
        Merges = merges;
        Tokens =
        [
            .. SpecialToken.Texts,
            .. Enumerable.Range(0, 256).Select(value => ByteSymbols.Of((byte)value).ToString()),
            .. merges.Select(merge => merge.Left + merge.Right),
        ];
    }

    /// <summary>The texts of the tokens by id, in byte symbols: first the marks, then the bytes, then the merged.</summary>
    public ImmutableArray<string> Tokens { get; }

    /// <summary>The merges, the most urgent first.</summary>
    public ImmutableArray<(string Left, string Right)> Merges { get; }

    /// <summary>Reads the vocabulary of the embedded model: the merges of <c>Tokens/merges.txt</c>, one a line.</summary>
    public static Vocabulary Load()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceName)!);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads merges, one a line: two tokens in byte symbols with a space between them.</summary>
    public static Vocabulary Parse(string merges) => new(
        [.. merges.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(pair => (pair[0], pair[1]))]);

    /// <summary>The merges as <see cref="Parse"/> reads them.</summary>
    public override string ToString() => string.Concat(Merges.Select(merge => $"{merge.Left} {merge.Right}\n"));
}
