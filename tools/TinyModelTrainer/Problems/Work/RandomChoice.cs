namespace TinyModelTrainer.Problems.Work;

/// <summary>Draws that all generators make.</summary>
public static class RandomChoice
{
    /// <summary>One of the items, each as likely.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public static int Between(this Random random, int low, int high) => random.Next(low, high + 1);

    /// <summary>True once in <paramref name="times"/> draws.</summary>
    public static bool Once(this Random random, int times) => random.Next(times) == 0;

    /// <summary>The items in random order.</summary>
    public static T[] Shuffled<T>(this Random random, IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
