using TinyModelTrainer.Problems;
using TinyModelTrainer.Tokens;

namespace TinyModelTrainer.Training;

/// <summary>Endless batches of fresh problems. A lot of problems is sorted by length and cut, so that little is padded.</summary>
internal sealed class BatchSource(Recipe recipe, Tokenizer tokenizer)
{
    private const int LotSize = 512;

    /// <summary>The batches of one lot in random order; a lot depends on its number, the shares and the length of chains, and on nothing before it.</summary>
    /// <param name="lot">Number of the lot, from 0.</param>
    /// <param name="mix">How often each family is drawn.</param>
    /// <param name="drills">The share of short chains, from 0 to 1.</param>
    public IReadOnlyList<Batch> Lot(int lot, FamilyMix mix, double drills)
    {
        var random = new Random(unchecked(recipe.Seed * 1_000_003 + lot));
        var generator = new ProblemGenerator(random);
        var rows = new Example[LotSize];
        for (var i = 0; i < rows.Length; i++)
        {
            var family = mix.Draw(random);
            var length = random.NextDouble() < drills ? ChainLength.Drill : ChainLength.Full;
            rows[i] = Example.Of(generator.NextForTraining(Families.All[family], length), family, tokenizer);
        }

        Array.Sort(rows, (a, b) => a.Tokens.Length.CompareTo(b.Tokens.Length));
        var batches = new List<Batch>();
        for (var start = 0; start < rows.Length;)
        {
            var end = start + 1;
            while (end < rows.Length && rows[end].Tokens.Length * (end - start + 1) <= recipe.BatchTokens)
                end++;
            batches.Add(new Batch(rows[start..end]));
            start = end;
        }

        var shuffled = batches.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
