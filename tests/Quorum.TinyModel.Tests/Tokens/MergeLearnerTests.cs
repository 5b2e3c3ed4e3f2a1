namespace TinyModelTrainer.Tokens;

public class MergeLearnerTests
{
    [Fact]
    public void The_most_frequent_pair_is_merged_first()
    {
        var vocabulary = MergeLearner.Learn(["abab abc"], letters: "", count: 1, leastFrequent: 1);
        Assert.Equal(("a", "b"), Assert.Single(vocabulary.Merges));
    }

    [Fact]
    public void Digits_join_a_space_but_never_each_other()
    {
        var vocabulary = MergeLearner.Learn(Enumerable.Repeat(" 12 12", 50), letters: "", count: 20, leastFrequent: 2);
        Assert.Equal(("Ġ", "1"), Assert.Single(vocabulary.Merges));
    }

    [Fact]
    public void Letters_of_two_bytes_become_tokens_first()
    {
        var vocabulary = MergeLearner.Learn(["да да"], letters: "да", count: 0, leastFrequent: 1);
        Assert.Equal(2, new Tokenizer(vocabulary).Encode("да").Count);
    }

    [Fact]
    public void Rare_pairs_are_not_merged() =>
        Assert.Empty(MergeLearner.Learn(["abc"], letters: "", count: 9, leastFrequent: 2).Merges);
}
