namespace TinyModelTrainer.Problems;

/// <summary>One kind of problem in one language: questions in many wordings, each with one of its many valid chains.</summary>
/// <param name="name">The name, e.g. <c>linear</c>; the same in every language.</param>
/// <param name="words">The language.</param>
public abstract class Family(string name, Wording words)
{
    /// <summary>The name; the same in every language.</summary>
    public string Name => name;

    /// <summary>The language.</summary>
    public Wording Words => words;

    /// <summary>Name and language, e.g. <c>linear-ru</c>; English goes without saying.</summary>
    public string Id => words == Wording.English ? name : $"{name}-{words.Language}";

    /// <summary>Draws a problem: the same state of <paramref name="random"/> gives the same problem.</summary>
    public abstract Problem Draw(Random random, ChainLength length);

    /// <summary>A problem of this family whose answer stands in a box at the end of a sentence.</summary>
    protected Problem Boxed(string key, string question, string chain, string answer, int size = 1) => new()
    {
        Family = name,
        Language = words.Language,
        Key = key,
        Question = question,
        Chain = chain,
        Reply = $"{words.Concluding} \\boxed{{{answer}}}.",
        Answer = answer,
        Size = size,
    };
}
